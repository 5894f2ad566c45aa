"""The usual network: a public tier for the load balancer, a private one with NAT for tasks."""

from collections.abc import Sequence
from dataclasses import dataclass

from aws_cdk import aws_ec2 as ec2
from constructs import Construct

from moorage.foundation.nat import Nat, NatPerZone
from moorage.foundation.network_preset import NetworkParts
from moorage.foundation.task_subnets import TaskSubnets
from moorage.foundation.vpc_factory import make_vpc, tier


@dataclass(frozen=True, kw_only=True)
class PrivateWithNat:
    """Run tasks in private subnets that reach the internet through NAT.

    A gateway endpoint for S3 is always made: it costs nothing and keeps image layers, which ECR
    stores in S3, off the NAT's bill
    (https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html).

    Args:
        nat: How tasks reach out: ``NatPerZone()``, ``OneNat()``, ``RegionalNat()``,
            ``NatInstance(provider)`` or ``NoNat()``.

    Example:
        >>> network = Network(stack, "Network", preset=PrivateWithNat(nat=OneNat()))
        >>> network.task_subnets.assign_public_ip
        False
    """

    nat: Nat = NatPerZone()

    def build(self, scope: Construct, *, cidr: str, zones: Sequence[str] | None) -> NetworkParts:
        """Make a VPC with a public and a private tier."""
        private = ec2.SubnetType.PRIVATE_WITH_EGRESS
        vpc = make_vpc(
            scope,
            cidr=cidr,
            zones=zones,
            tiers=[
                tier("Public", ec2.SubnetType.PUBLIC, public_ip=False),
                tier("Private", private),
            ],
            nat_gateways=self.nat.count(zones=2 if zones is None else len(zones)),
            nat_provider=self.nat.provider(),
        )
        subnets = ec2.SubnetSelection(subnet_type=private)
        vpc.add_gateway_endpoint(
            "S3", service=ec2.GatewayVpcEndpointAwsService.S3, subnets=[subnets]
        )
        return NetworkParts(
            vpc=vpc,
            task_subnets=TaskSubnets(subnets=subnets),
            load_balancer_subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PUBLIC),
            owned=True,
        )
