"""A network without a way out: tasks reach AWS through VPC endpoints only."""

from collections.abc import Sequence
from dataclasses import dataclass

from aws_cdk import aws_ec2 as ec2
from constructs import Construct

from moorage.foundation.endpoints import add_endpoints
from moorage.foundation.network_preset import NetworkParts
from moorage.foundation.secondary_range import add_task_range, zones_of
from moorage.foundation.task_subnets import TaskSubnets
from moorage.foundation.vpc_factory import make_vpc, tier
from moorage.values.aws_services import with_implied
from moorage.values.reach import Reach
from moorage.values.vpc_addresses import VpcAddresses


@dataclass(frozen=True, kw_only=True)
class IsolatedWithEndpoints:
    """Run tasks in subnets that cannot reach the internet at all.

    Exactly the endpoints are made that ``services`` come to. A service that needs another one, or
    an image from a public registry, is refused when it is made.

    Args:
        public_subnets: Also make a public tier, for an internet-facing load balancer.
        services: What tasks reach, as keys of :data:`moorage.values.aws_services.ENDPOINTS`; give
            the union of what the services need. Omitted: images from ECR, and logs.

    Raises:
        InvalidInputError: A service has no endpoint.

    Example:
        >>> preset = IsolatedWithEndpoints(services=("ecr", "logs", "secretsmanager"))
        >>> network = Network(stack, "Network", preset=preset)
        >>> sorted(network.task_subnets.reach.services)
        ['ecr', 'logs', 's3', 'secretsmanager']
    """

    public_subnets: bool = True
    services: Sequence[str] = ("ecr", "logs")

    def build(
        self, scope: Construct, *, addresses: VpcAddresses, zones: Sequence[str] | None
    ) -> NetworkParts:
        """Make a VPC with an isolated tier and its endpoints."""
        isolated = ec2.SubnetSelection(subnet_type=ec2.SubnetType.PRIVATE_ISOLATED)
        public = ec2.SubnetSelection(subnet_type=ec2.SubnetType.PUBLIC)
        tiers = [tier("Isolated", ec2.SubnetType.PRIVATE_ISOLATED)]
        if self.public_subnets:
            tiers.insert(0, tier("Public", ec2.SubnetType.PUBLIC, public_ip=False))
        vpc = make_vpc(scope, addresses=addresses, zones=zones, tiers=tiers)
        internal = isolated
        if addresses.secondary_cidr:
            range, names = addresses.secondary_cidr, zones_of(vpc.isolated_subnets)
            isolated = add_task_range(scope, vpc, cidr=range, zones=names, nat=None)
        where = "IsolatedWithEndpoints.services"
        groups = add_endpoints(scope, vpc, self.services, where=where, subnets=isolated)
        return NetworkParts(
            vpc=vpc,
            task_subnets=TaskSubnets(
                subnets=isolated,
                security_groups=groups,
                dual_stack=addresses.dual_stack,
                reach=Reach(
                    group="the isolated subnets",
                    internet=False,
                    services=with_implied(self.services),
                ),
            ),
            load_balancer_subnets=public if self.public_subnets else None,
            internal_subnets=internal,
            owned=True,
        )
