"""The one place that makes a VPC: address plan, default security group, no look-ups."""

from collections.abc import Sequence

from aws_cdk import aws_ec2 as ec2
from constructs import Construct

from moorage.foundation.acknowledge import acknowledge
from moorage.values.address_plan import RESERVED_ZONES


def make_vpc(
    scope: Construct,
    *,
    cidr: str,
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
        cidr: The VPC's IPv4 range.
        zones: Full zone names. Omitted: the stack's zones, two of them.
        tiers: One subnet of each per zone.
        nat_gateways: How many NAT gateways.
        nat_provider: What serves as NAT. Omitted: NAT gateways.
    """
    used = 2 if zones is None else len(zones)
    vpc = ec2.Vpc(
        scope,
        "Vpc",
        ip_addresses=ec2.IpAddresses.cidr(cidr),
        availability_zones=None if zones is None else list(zones),
        max_azs=used if zones is None else None,
        reserved_azs=max(RESERVED_ZONES - used, 0),
        subnet_configuration=list(tiers),
        nat_gateways=nat_gateways,
        nat_gateway_provider=nat_provider,
        restrict_default_security_group=True,
    )
    acknowledge(
        vpc,
        "CloudFormation-Validate::W3010",
        "Zones come from configuration, so that synthesis needs no account and a zone is never "
        "exchanged for another behind a subnet's back.",
    )
    return vpc


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
