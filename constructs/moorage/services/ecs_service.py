"""The ECS service of a container service: how it deploys, where it runs, what it may reach."""

from typing import cast

from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_ecs as ecs
from constructs import Construct

from moorage.errors import InvalidInputError
from moorage.foundation.capacity import ServiceCapacity
from moorage.foundation.task_subnets import TaskSubnets
from moorage.services.deployment import apply_details, deployment_arguments
from moorage.services.placement import make_instance_service
from moorage.values.deployment import Deployment
from moorage.values.placement import Placement


def make_service(
    scope: Construct,
    *,
    cluster: ecs.ICluster,
    task: ecs.TaskDefinition,
    group: ec2.ISecurityGroup,
    task_subnets: TaskSubnets,
    capacity: ServiceCapacity,
    deployment: Deployment,
) -> ecs.BaseService:
    """Make a service whose deployments roll back when they fail.

    Args:
        scope: The container service.
        cluster: Where to run.
        task: What to run.
        group: The security group of its tasks.
        task_subnets: Where its tasks get their network interfaces.
        capacity: The strategy, and what must outlive the service.
        deployment: How it changes from one version to the next.

    Raises:
        InvalidInputError: A placement without instances, a public address on them, or a daemon
            that shifts traffic.
    """
    if capacity.kind == "ec2":
        _refuse_public_address(scope, task_subnets)
        service: ecs.BaseService = make_instance_service(
            scope,
            cluster=cluster,
            task=task,
            subnets=task_subnets.subnets,
            security_group=group,
            strategy=capacity.strategy,
            placement=capacity.placement or Placement(),
            deployment=deployment,
        )
    else:
        if capacity.kind == "managed-instances":
            _refuse_public_address(scope, task_subnets)
        if capacity.placement is not None:
            raise InvalidInputError(
                f"{scope.node.path}.capacity.placement",
                "only tasks on EC2 capacity are placed on instances",
                got=capacity.kind,
                fix="remove it, or choose EC2 capacity",
            )
        service = ecs.FargateService(
            scope,
            "Service",
            cluster=cluster,
            task_definition=task,
            vpc_subnets=task_subnets.subnets,
            assign_public_ip=task_subnets.assign_public_ip,
            security_groups=[group],
            capacity_provider_strategies=list(capacity.strategy),
            propagate_tags=ecs.PropagatedTagSource.SERVICE,
            enable_ecs_managed_tags=True,
            **deployment_arguments(scope.node.path, deployment),
        )
    made = cast("ecs.CfnService", service.node.default_child)
    apply_details(made, deployment)
    for resource in capacity.depends_on:
        made.add_resource_dependency(resource)
    if task_subnets.security_groups:
        # Not through the L2, which would open the shared groups with every rule for this service.
        groups = [group, *task_subnets.security_groups]
        made.add_property_override(
            "NetworkConfiguration.AwsvpcConfiguration.SecurityGroups",
            [one.security_group_id for one in groups],
        )
    return service


def _refuse_public_address(scope: Construct, task_subnets: TaskSubnets) -> None:
    if task_subnets.assign_public_ip:
        # https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking-awsvpc.html
        raise InvalidInputError(
            f"{scope.node.path}.task_subnets",
            "tasks on instances get no public address, so that nothing outside is in their reach",
            got="public subnets",
            fix="use subnets with NAT or endpoints, or Fargate capacity",
        )
