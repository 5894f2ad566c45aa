"""The ECS service of a container service: how it deploys, where it runs, what it may reach."""

from typing import cast

from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_ecs as ecs
from constructs import Construct

from moorage.foundation.capacity import ServiceCapacity
from moorage.foundation.task_subnets import TaskSubnets


def fargate_only() -> ServiceCapacity:
    """Return the capacity of a service that was given none."""
    strategy = [ecs.CapacityProviderStrategy(capacity_provider="FARGATE", weight=1)]
    return ServiceCapacity(strategy)


def make_service(
    scope: Construct,
    *,
    cluster: ecs.ICluster,
    task: ecs.FargateTaskDefinition,
    task_subnets: TaskSubnets,
    capacity: ServiceCapacity,
) -> ecs.FargateService:
    """Make a service whose deployments add before they remove, and roll back when they fail.

    Args:
        scope: The container service.
        cluster: Where to run.
        task: What to run.
        task_subnets: Where its tasks get their network interfaces.
        capacity: The strategy, and what must outlive the service.
    """
    group = ec2.SecurityGroup(
        scope,
        "SecurityGroup",
        vpc=cluster.vpc,
        description=f"Tasks of {scope.node.path}",
        allow_all_outbound=False,
    )
    # Anywhere, also in an isolated network: S3, behind its gateway endpoint, has public addresses,
    # and without a route there is nowhere else to go.
    group.add_egress_rule(ec2.Peer.any_ipv4(), ec2.Port.tcp(443), "HTTPS")
    service = ecs.FargateService(
        scope,
        "Service",
        cluster=cluster,
        task_definition=task,
        vpc_subnets=task_subnets.subnets,
        assign_public_ip=task_subnets.assign_public_ip,
        security_groups=[group],
        capacity_provider_strategies=list(capacity.strategy),
        min_healthy_percent=100,
        max_healthy_percent=200,
        circuit_breaker=ecs.DeploymentCircuitBreaker(rollback=True),
        availability_zone_rebalancing=ecs.AvailabilityZoneRebalancing.ENABLED,
        propagate_tags=ecs.PropagatedTagSource.SERVICE,
        enable_ecs_managed_tags=True,
    )
    for resource in capacity.depends_on:
        cast("ecs.CfnService", service.node.default_child).add_resource_dependency(resource)
    return service
