"""A network without a way out: tasks reach AWS through VPC endpoints only."""

from collections.abc import Sequence
from dataclasses import dataclass

from aws_cdk import aws_ec2 as ec2
from constructs import Construct

from moorage.foundation.network_preset import NetworkParts
from moorage.foundation.task_subnets import TaskSubnets
from moorage.foundation.vpc_factory import make_vpc, tier


@dataclass(frozen=True, kw_only=True)
class IsolatedWithEndpoints:
    """Run tasks in subnets that cannot reach the internet at all.

    Endpoints for what every task needs are made: ECR (two), S3 for image layers, CloudWatch Logs
    (https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html). An image from a
    public registry cannot be pulled here.

    Args:
        public_subnets: Also make a public tier, for an internet-facing load balancer.
        more_endpoints: Endpoints for what your tasks call besides, by name, such as
            ``{"Secrets": ec2.InterfaceVpcEndpointAwsService.SECRETS_MANAGER}``. Omitted: none.

    Example:
        >>> network = Network(stack, "Network", preset=IsolatedWithEndpoints())
        >>> network.vpc.isolated_subnets == network.vpc.private_subnets
        False
    """

    public_subnets: bool = True
    more_endpoints: dict[str, ec2.InterfaceVpcEndpointAwsService] | None = None

    def build(self, scope: Construct, *, cidr: str, zones: Sequence[str] | None) -> NetworkParts:
        """Make a VPC with an isolated tier and its endpoints."""
        isolated = ec2.SubnetSelection(subnet_type=ec2.SubnetType.PRIVATE_ISOLATED)
        public = ec2.SubnetSelection(subnet_type=ec2.SubnetType.PUBLIC)
        tiers = [tier("Isolated", ec2.SubnetType.PRIVATE_ISOLATED)]
        if self.public_subnets:
            tiers.insert(0, tier("Public", ec2.SubnetType.PUBLIC, public_ip=False))
        vpc = make_vpc(scope, cidr=cidr, zones=zones, tiers=tiers)
        self._add_endpoints(scope, vpc, cidr, isolated)
        return NetworkParts(
            vpc=vpc,
            task_subnets=TaskSubnets(subnets=isolated),
            load_balancer_subnets=public if self.public_subnets else None,
            owned=True,
        )

    def _add_endpoints(
        self, scope: Construct, vpc: ec2.Vpc, cidr: str, subnets: ec2.SubnetSelection
    ) -> None:
        vpc.add_gateway_endpoint(
            "S3", service=ec2.GatewayVpcEndpointAwsService.S3, subnets=[subnets]
        )
        clients = ec2.SecurityGroup(
            scope,
            "Endpoints",
            vpc=vpc,
            description="HTTPS from this VPC to its interface endpoints",
            allow_all_outbound=False,
        )
        clients.add_ingress_rule(ec2.Peer.ipv4(cidr), ec2.Port.tcp(443), "HTTPS from the VPC")
        services = {
            "EcrApi": ec2.InterfaceVpcEndpointAwsService.ECR,
            "EcrDocker": ec2.InterfaceVpcEndpointAwsService.ECR_DOCKER,
            "Logs": ec2.InterfaceVpcEndpointAwsService.CLOUDWATCH_LOGS,
            **(self.more_endpoints or {}),
        }
        for name, service in services.items():
            vpc.add_interface_endpoint(
                name, service=service, subnets=subnets, security_groups=[clients], open=False
            )
