"""The one place that makes a VPC: address plan, default security group, no look-ups."""

from collections.abc import Sequence
from itertools import product
from typing import Final, cast

from aws_cdk import aws_ec2 as ec2
from constructs import Construct

from moorage.foundation.acknowledge import acknowledge, acknowledge_in_rule_books
from moorage.values.address_plan import RESERVED_ZONES, subnet_prefix
from moorage.values.vpc_addresses import VpcAddresses

NAMED_ZONES: Final = (
    "Zones come from configuration, so that synthesis needs no account and a zone is never "
    "exchanged for another behind a subnet's back."
)


def make_vpc(
    scope: Construct,
    *,
    addresses: VpcAddresses,
    zones: Sequence[str] | None,
    tiers: Sequence[ec2.SubnetConfiguration],
    nat_gateways: int = 0,
    nat_provider: ec2.NatProvider | None = None,
) -> ec2.Vpc:
    """Make a VPC with a closed default security group and room for six zones.

    Address space is laid out for :data:`RESERVED_ZONES` zones whatever the number in use, so that a
    zone added later moves no existing subnet.

    Args:
        scope: The network construct.
        addresses: Where its addresses come from.
        zones: Full zone names. Omitted: the stack's zones, two of them.
        tiers: One subnet of each per zone.
        nat_gateways: How many NAT gateways.
        nat_provider: What serves as NAT. Omitted: NAT gateways.
    """
    used = 2 if zones is None else len(zones)
    vpc = ec2.Vpc(
        scope,
        "Vpc",
        ip_addresses=_ip_addresses(addresses, tiers=len(tiers)),
        ip_protocol=ec2.IpProtocol.DUAL_STACK if addresses.dual_stack else None,
        availability_zones=None if zones is None else list(zones),
        max_azs=used if zones is None else None,
        reserved_azs=max(RESERVED_ZONES - used, 0),
        subnet_configuration=list(tiers),
        nat_gateways=nat_gateways,
        nat_gateway_provider=nat_provider,
        restrict_default_security_group=True,
    )
    acknowledge(vpc, "CloudFormation-Validate::W3010", NAMED_ZONES)
    _acknowledge_public_routes(vpc)
    if addresses.dual_stack:
        _limit_ipv6(vpc)
    return vpc


def _ip_addresses(addresses: VpcAddresses, *, tiers: int) -> ec2.IIpAddresses:
    pool = addresses.ipam
    if pool is None:
        return ec2.IpAddresses.cidr(addresses.cidr)
    return ec2.IpAddresses.aws_ipam_allocation(
        ipv4_ipam_pool_id=pool.pool_id,
        ipv4_netmask_length=pool.netmask,
        default_subnet_ipv4_netmask_length=subnet_prefix(pool.netmask, tiers),
    )


def _limit_ipv6(vpc: ec2.Vpc) -> None:
    # Load balancers ask for their addresses, and tasks get theirs from the kind of the subnet:
    # https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html
    for subnet in vpc.public_subnets:
        resource = cast("ec2.CfnSubnet", subnet.node.default_child)
        resource.assign_ipv6_address_on_creation = False
    for subnet in [*vpc.private_subnets, *vpc.isolated_subnets]:
        acknowledge_in_rule_books(
            subnet,
            "VPCSubnetAutoAssignPublicIpDisabled",
            "The IPv6 addresses of this subnet are not public: its only way out is an egress-only "
            "gateway, or there is none, so that nobody outside can open a connection.",
        )


def _acknowledge_public_routes(vpc: ec2.Vpc) -> None:
    for subnet, name in product(vpc.public_subnets, ("DefaultRoute", "DefaultRoute6")):
        route = subnet.node.try_find_child(name)
        if route is None:
            continue
        acknowledge_in_rule_books(
            route,
            "VPCNoUnrestrictedRouteToIGW",
            "A public subnet is one with this route. Only NAT gateways, internet-facing load "
            "balancers and the tasks of a network that asks for it stand in one, and nothing gets "
            "a public address there without asking.",
        )


def tier(
    name: str, subnet_type: ec2.SubnetType, *, public_ip: bool | None = None
) -> ec2.SubnetConfiguration:
    """Return one tier of subnets, sized by dividing the VPC evenly.

    Args:
        name: Name of the tier, part of each subnet's logical id.
        subnet_type: What the tier can reach.
        public_ip: Whether instances started here get a public address by themselves; public tiers
            say ``False`` because tasks and load balancers ask for theirs explicitly.
    """
    return ec2.SubnetConfiguration(
        name=name, subnet_type=subnet_type, map_public_ip_on_launch=public_ip
    )
