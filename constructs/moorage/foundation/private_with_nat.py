"""The usual network: a public tier for the load balancer, a private one with NAT for tasks."""

from collections.abc import Sequence
from dataclasses import dataclass

from aws_cdk import aws_ec2 as ec2
from constructs import Construct

from moorage.foundation.endpoints import add_endpoints
from moorage.foundation.nat import Nat, NatPerZone, NoNat
from moorage.foundation.network_preset import NetworkParts
from moorage.foundation.secondary_range import add_task_range, zones_of
from moorage.foundation.task_subnets import TaskSubnets
from moorage.foundation.vpc_factory import make_vpc, tier
from moorage.values.aws_services import with_implied
from moorage.values.reach import Reach
from moorage.values.vpc_addresses import VpcAddresses


@dataclass(frozen=True, kw_only=True)
class PrivateWithNat:
    """Run tasks in private subnets that reach the internet through NAT.

    A gateway endpoint for S3 is always made: it costs nothing and keeps image layers, which ECR
    stores in S3, off the NAT's bill
    (https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html).

    Args:
        nat: How tasks reach out: ``NatPerZone()``, ``OneNat()``, ``RegionalNat()``,
            ``NatInstance()`` or ``NoNat()``.
        services: What tasks reach through VPC endpoints, to save the NAT's traffic, as keys of
            :data:`moorage.values.aws_services.ENDPOINTS`. Omitted: S3 alone.

    Example:
        >>> network = Network(stack, "Network", preset=PrivateWithNat(nat=OneNat()))
        >>> network.task_subnets.assign_public_ip
        False
    """

    nat: Nat = NatPerZone()
    services: Sequence[str] = ()

    def build(
        self, scope: Construct, *, addresses: VpcAddresses, zones: Sequence[str] | None
    ) -> NetworkParts:
        """Make a VPC with a public and a private tier."""
        private = ec2.SubnetType.PRIVATE_WITH_EGRESS
        nat = self.nat.provider() or ec2.NatProvider.gateway()
        gateways = self.nat.count(zones=2 if zones is None else len(zones))
        vpc = make_vpc(
            scope,
            addresses=addresses,
            zones=zones,
            tiers=[
                tier("Public", ec2.SubnetType.PUBLIC, public_ip=False),
                tier("Private", private),
            ],
            nat_gateways=gateways,
            nat_provider=nat,
        )
        self.nat.finish(vpc, sources=_ranges(vpc, addresses))
        internal = subnets = ec2.SubnetSelection(subnet_type=private)
        if addresses.secondary_cidr:
            range, names = addresses.secondary_cidr, zones_of(vpc.private_subnets)
            out = nat if gateways else None
            subnets = add_task_range(scope, vpc, cidr=range, zones=names, nat=out)
        services = ["s3", *self.services]
        groups = add_endpoints(
            scope, vpc, services, where="PrivateWithNat.services", subnets=subnets, closed=False
        )
        return NetworkParts(
            vpc=vpc,
            task_subnets=TaskSubnets(
                subnets=subnets,
                security_groups=groups,
                dual_stack=addresses.dual_stack,
                reach=Reach(
                    group="the private subnets",
                    internet=not isinstance(self.nat, NoNat),
                    services=with_implied(services),
                    way_out="give the network a NAT, such as OneNat()",
                ),
            ),
            load_balancer_subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PUBLIC),
            internal_subnets=internal,
            owned=True,
        )


def _ranges(vpc: ec2.Vpc, addresses: VpcAddresses) -> list[str]:
    first = addresses.known_cidr or vpc.vpc_cidr_block
    return [first, *filter(None, [addresses.secondary_cidr])]
