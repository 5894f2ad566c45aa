"""A service on container instances: replicas with a placement, or one task on each."""

from collections.abc import Sequence

from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_ecs as ecs
from constructs import Construct

from moorage.foundation.acknowledge import acknowledge
from moorage.services.deployment import deployment_arguments
from moorage.values.deployment import Deployment
from moorage.values.placement import Placement


def make_instance_service(
    scope: Construct,
    *,
    cluster: ecs.ICluster,
    task: ecs.TaskDefinition,
    subnets: ec2.SubnetSelection,
    security_group: ec2.ISecurityGroup,
    strategy: Sequence[ecs.CapacityProviderStrategy],
    placement: Placement,
    deployment: Deployment,
) -> ecs.Ec2Service:
    """Make a service whose tasks are placed on instances.

    Args:
        scope: The container service.
        cluster: Where to run.
        task: What to run.
        subnets: Where its tasks get their network interfaces.
        security_group: The security group of the tasks.
        strategy: The capacity providers.
        placement: On which instances.
        deployment: How it changes from one version to the next.
    """
    acknowledge(
        task,
        "AwsSolutions-ECS2",
        "The CDK gives every container of such a service the variable AWS_REGION, which is no "
        "secret; settings of users are plain on purpose, and secrets have another way in.",
    )
    daemon = placement.daemon
    return ecs.Ec2Service(
        scope,
        "Service",
        cluster=_with_instances(scope, cluster),
        task_definition=task,
        vpc_subnets=subnets,
        security_groups=[security_group],
        capacity_provider_strategies=list(strategy),
        daemon=daemon,
        placement_strategies=None if daemon else _strategies(placement),
        placement_constraints=_constraints(placement) or None,
        propagate_tags=ecs.PropagatedTagSource.SERVICE,
        enable_ecs_managed_tags=True,
        **deployment_arguments(
            scope.node.path,
            deployment,
            daemon=daemon,
            # Balancing needs a strategy that begins with zones:
            # https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-rebalancing.html
            balanced=placement.strategy != "random",
        ),
    )


def _strategies(placement: Placement) -> list[ecs.PlacementStrategy]:
    by = ecs.PlacementStrategy
    if placement.strategy == "random":
        return [by.randomly()]
    zones = by.spread_across(ecs.BuiltInAttributes.AVAILABILITY_ZONE)
    if placement.strategy == "binpack":
        return [zones, by.packed_by_memory()]
    return [zones, by.spread_across_instances()]


def _constraints(placement: Placement) -> list[ecs.PlacementConstraint]:
    found = []
    if placement.distinct_instances:
        found.append(ecs.PlacementConstraint.distinct_instances())
    if placement.only_where:
        found.append(ecs.PlacementConstraint.member_of(placement.only_where))
    return found


def _with_instances(scope: Construct, cluster: ecs.ICluster) -> ecs.ICluster:
    """Tell the L2 that the cluster has instances: it knows only groups that it added itself."""
    if cluster.has_ec2_capacity:
        return cluster
    return ecs.Cluster.from_cluster_attributes(
        scope,
        "Cluster",
        cluster_name=cluster.cluster_name,
        cluster_arn=cluster.cluster_arn,
        vpc=cluster.vpc,
        has_ec2_capacity=True,
        execute_command_configuration=cluster.execute_command_configuration,
    )
