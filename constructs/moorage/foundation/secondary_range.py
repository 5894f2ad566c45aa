"""A second range of addresses for tasks alone."""

from collections.abc import Sequence
from ipaddress import ip_network
from typing import cast

from aws_cdk import aws_ec2 as ec2
from constructs import Construct

from moorage.foundation.acknowledge import acknowledge
from moorage.foundation.vpc_factory import NAMED_ZONES
from moorage.values.address_plan import subnet_prefix


def add_task_range(
    scope: Construct,
    vpc: ec2.Vpc,
    *,
    cidr: str,
    zones: Sequence[str],
    nat: ec2.NatProvider | None,
) -> ec2.SubnetSelection:
    """Add a range to a VPC, with one private subnet per zone in it, and return those subnets.

    Args:
        scope: The network construct.
        vpc: The VPC.
        cidr: The range, divided for six zones so that a later one moves nothing.
        zones: The zones.
        nat: What leads out of the new subnets. ``None``: nothing does.
    """
    association = ec2.CfnVPCCidrBlock(scope, "TaskRange", vpc_id=vpc.vpc_id, cidr_block=cidr)
    prefix = subnet_prefix(int(cidr.partition("/")[2]), tiers=1)
    subnets: list[ec2.ISubnet] = []
    for zone, block in zip(zones, ip_network(cidr).subnets(new_prefix=prefix), strict=False):
        subnet = ec2.PrivateSubnet(
            scope,
            f"TaskSubnet{len(subnets) + 1}",
            vpc_id=vpc.vpc_id,
            availability_zone=zone,
            cidr_block=str(block),
            map_public_ip_on_launch=False,
        )
        # The range must be there before its first subnet, and nothing else says so.
        resource = cast("ec2.CfnSubnet", subnet.node.default_child)
        resource.add_resource_dependency(association)
        acknowledge(subnet, "CloudFormation-Validate::W3010", NAMED_ZONES)
        if nat is not None:
            nat.configure_subnet(subnet)
        subnets.append(subnet)
    return ec2.SubnetSelection(subnets=subnets)


def zones_of(subnets: Sequence[ec2.ISubnet]) -> list[str]:
    """Return the zones of subnets, because a VPC's own list holds reserved places too.

    Args:
        subnets: One subnet per zone.
    """
    return [subnet.availability_zone for subnet in subnets]
