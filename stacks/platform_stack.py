"""The cluster and the load balancer that services share. Changes with the platform."""

from aws_cdk import CfnOutput
from aws_cdk import aws_certificatemanager as acm
from constructs import Construct

from moorage.config.environment_config import EnvironmentConfig
from moorage.foundation.capacity import Capacity
from moorage.foundation.cluster import Cluster
from moorage.foundation.fargate_capacity import FargateCapacity
from moorage.foundation.fargate_spot_capacity import FargateSpotCapacity
from moorage.foundation.load_balancer import LoadBalancer
from moorage.foundation.network import Network
from stacks.base_stack import BaseStack
from stacks.naming import removal_policy
from stacks.published import publish


class PlatformStack(BaseStack):
    """The :class:`Cluster` of ``cluster`` and the :class:`LoadBalancer` of ``load_balancer``."""

    def __init__(self, scope: Construct, *, config: EnvironmentConfig, network: Network) -> None:
        super().__init__(
            scope,
            "platform",
            config=config,
            description=f"Cluster and load balancer of environment {config.name}",
        )
        self.network = network
        self.cluster = Cluster(
            self,
            "Cluster",
            vpc=network.vpc,
            capacity=_capacity(config),
            enhanced_insights=config.cluster.insights == "enhanced",
            logs=config.logs,
        )
        self.load_balancer = self._load_balancer(config)
        CfnOutput(self, "Url", value=self.load_balancer.url, description="Where requests go")
        CfnOutput(self, "ClusterName", value=self.cluster.ecs_cluster.cluster_name)
        publish(
            self,
            self.cluster.ecs_cluster.cluster_name,
            self.cluster.ecs_cluster.cluster_arn,
            self.load_balancer.listener.listener_arn,
            self.load_balancer.security_group.security_group_id,
            self.load_balancer.load_balancer.load_balancer_dns_name,
            self.load_balancer.load_balancer.load_balancer_full_name,
        )

    def _load_balancer(self, config: EnvironmentConfig) -> LoadBalancer:
        settings = config.load_balancer
        internet_facing = settings.scheme == "internet-facing"
        arn = settings.certificate_arn
        return LoadBalancer(
            self,
            "LoadBalancer",
            vpc=self.network.vpc,
            subnets=self.network.load_balancer_subnets
            if internet_facing
            else self.network.task_subnets.subnets,
            internet_facing=internet_facing,
            certificates=[acm.Certificate.from_certificate_arn(self, "Certificate", arn)]
            if arn
            else [],
            allow_http=settings.allow_http,
            # The range itself, because judges of templates cannot read the VPC's attribute.
            ingress_cidrs=settings.ingress_cidrs
            or (None if internet_facing else [config.network.cidr]),
            deletion_protection=settings.deletion_protection,
            logs=config.logs,
            removal_policy=removal_policy(config),
        )


def _capacity(config: EnvironmentConfig) -> list[Capacity]:
    mix = config.cluster.capacity
    capacity: list[Capacity] = []
    if mix.fargate:
        capacity.append(FargateCapacity(base=mix.fargate.base, weight=mix.fargate.weight))
    if mix.fargate_spot:
        spot = mix.fargate_spot
        capacity.append(FargateSpotCapacity(base=spot.base, weight=spot.weight))
    return capacity
