"""Fix: ``Fn::GetAtt`` of a VPC's CidrBlock, which interface endpoints' security groups read."""

from collections.abc import Callable
from typing import Any

from tools.emulator.extension.ministack import Created, ec2, handlers


def apply() -> None:
    """Add the attribute to what creating and updating a VPC return."""
    entry = handlers["AWS::EC2::VPC"]
    for step in ("create", "update"):
        entry[step] = _with_cidr(entry[step])


def _with_cidr(step: Callable[..., Created]) -> Callable[..., Created]:
    def wrapped(*arguments: Any) -> Created:
        vpc, attributes = step(*arguments)
        block = ec2._vpcs[vpc]["CidrBlock"]
        return vpc, {"CidrBlock": block, "CidrBlockAssociations": [], **attributes}

    return wrapped
