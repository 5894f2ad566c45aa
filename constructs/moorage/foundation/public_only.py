"""The cheapest network: public subnets only, tasks with public addresses."""

from collections.abc import Sequence
from dataclasses import dataclass

from aws_cdk import aws_ec2 as ec2
from constructs import Construct

from moorage.foundation.network_preset import NetworkParts
from moorage.foundation.task_subnets import TaskSubnets
from moorage.foundation.vpc_factory import make_vpc, tier
from moorage.values.reach import Reach
from moorage.values.vpc_addresses import VpcAddresses


@dataclass(frozen=True, kw_only=True)
class PublicOnly:
    """Run tasks in public subnets with public addresses and without NAT.

    Use it where cost matters more than a second wall: nothing listens to the world but the load
    balancer, because the tasks' security groups stay closed, yet each task has a public address.

    Example:
        >>> network = Network(stack, "Network", preset=PublicOnly())
        >>> network.task_subnets.assign_public_ip
        True
    """

    def build(
        self, scope: Construct, *, addresses: VpcAddresses, zones: Sequence[str] | None
    ) -> NetworkParts:
        """Make a VPC with one public tier."""
        public = ec2.SubnetSelection(subnet_type=ec2.SubnetType.PUBLIC)
        return NetworkParts(
            vpc=make_vpc(
                scope,
                addresses=addresses,
                zones=zones,
                tiers=[tier("Public", ec2.SubnetType.PUBLIC, public_ip=False)],
            ),
            task_subnets=TaskSubnets(
                subnets=public,
                assign_public_ip=True,
                dual_stack=addresses.dual_stack,
                reach=Reach(group="the public subnets", internet=True),
            ),
            load_balancer_subnets=public,
            owned=True,
        )
