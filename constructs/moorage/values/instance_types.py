"""What common instance types have room for."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from types import MappingProxyType
from typing import Final

from moorage.values.architecture import Architecture

# Instance types as EC2's DescribeInstanceTypes gives them, from the copy in moto 5.2.5 (October
# 2026, https://github.com/getmoto/moto/blob/5.2.5/moto/ec2/resources/instance_types.json).
_FILE: Final = "instance_types.csv"

# Interfaces that trunking adds, of sizes and families for which both lists agree, read on
# 2026-11-24: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/eni-trunking-supported-instance-types.html
# https://github.com/aws/amazon-vpc-resource-controller-k8s/blob/master/pkg/aws/vpc/limits.go
_BRANCHES: Final = {"large": 9, "xlarge": 18, "2xlarge": 38, "4xlarge": 54}
_TRUNKING: Final = frozenset(
    f"{kind}{generation}" for kind in "cmr" for generation in ("5", "5a", "6a", "6g", "6i", "7g")
)
_NO_TRUNKING: Final = frozenset({"t3", "t3a", "t4g"})


@dataclass(frozen=True, kw_only=True)
class InstanceType:
    """One instance type.

    Args:
        vcpus: Its vCPUs.
        memory_mib: Its memory in MiB, of which the system and the ECS agent take a part.
        interfaces: Network interfaces that it takes, its own one included.
        branches: Interfaces that trunking adds for tasks; 0: it has no trunking; ``None``: unknown.
        gpus: Its graphics processors.
        neuron_devices: Its AWS Inferentia or Trainium devices.
        architecture: Its processor.
    """

    vcpus: int
    memory_mib: int
    interfaces: int
    branches: int | None = None
    gpus: int = 0
    neuron_devices: int = 0
    architecture: Architecture = "x86_64"


def _branches(name: str) -> int | None:
    family, _, size = name.partition(".")
    if family in _NO_TRUNKING:
        return 0
    return _BRANCHES.get(size) if family in _TRUNKING else None


def _read() -> dict[str, InstanceType]:
    text = resources.files("moorage.values").joinpath(_FILE).read_text(encoding="utf-8")
    return {
        row["type"]: InstanceType(
            vcpus=int(row["vcpus"]),
            memory_mib=int(row["memory_mib"]),
            interfaces=int(row["interfaces"]),
            branches=_branches(row["type"]),
            gpus=int(row["gpus"]),
            neuron_devices=int(row["neuron_devices"]),
            architecture="arm64" if row["architecture"] == "arm64" else "x86_64",
        )
        for row in csv.DictReader(text.splitlines())
    }


INSTANCE_TYPES: Final[Mapping[str, InstanceType]] = MappingProxyType(_read())
"""Instance types by name. Of a type that is not here nothing is claimed."""
