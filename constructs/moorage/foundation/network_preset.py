"""The contract of a network preset, and what a preset hands back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from aws_cdk import aws_ec2 as ec2
from constructs import Construct

from moorage.foundation.task_subnets import TaskSubnets
from moorage.values.vpc_addresses import VpcAddresses


@dataclass(frozen=True, kw_only=True)
class NetworkParts:
    """What every preset hands to :class:`moorage.foundation.network.Network`.

    Args:
        vpc: The VPC.
        task_subnets: Where tasks run.
        load_balancer_subnets: Where an internet-facing load balancer stands; ``None`` when the VPC
            has no public subnets.
        internal_subnets: Where an internal load balancer stands; omitted: beside the tasks.
        owned: ``True`` when the preset made the VPC, so that flow logs are the network's business.
    """

    vpc: ec2.IVpc
    task_subnets: TaskSubnets
    load_balancer_subnets: ec2.SubnetSelection | None
    owned: bool
    internal_subnets: ec2.SubnetSelection | None = None


class NetworkPreset(Protocol):
    """One shape of network. Implement it to bring a shape of your own."""

    def build(
        self, scope: Construct, *, addresses: VpcAddresses, zones: Sequence[str] | None
    ) -> NetworkParts:
        """Make (or find) the VPC below ``scope``."""
        ...
