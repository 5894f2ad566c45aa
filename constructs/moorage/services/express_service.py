"""A web application with its own address, load balancer and scaling: ECS Express Mode."""

from collections.abc import Sequence
from typing import Final

from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from constructs import Construct

from moorage.errors import InvalidInputError
from moorage.foundation.capacity import ServiceCapacity
from moorage.foundation.infrastructure_role import infrastructure_role
from moorage.foundation.selected_subnets import selected_subnets
from moorage.foundation.task_subnets import TaskSubnets
from moorage.services.feature import ContainerFeature, TaskFeature
from moorage.services.workload import Workload
from moorage.values.container_options import ContainerOptions
from moorage.values.express_scaling import ExpressScaling
from moorage.values.health_check import HealthCheck
from moorage.values.log_settings import LogSettings
from moorage.values.process import Process
from moorage.values.shutdown import Shutdown
from moorage.values.task_size import TaskSize

_POLICY: Final = "service-role/AmazonECSInfrastructureRoleforExpressGatewayServices"
_METRICS: Final = {
    "cpu": "AVERAGE_CPU",
    "memory": "AVERAGE_MEMORY",
    "requests": "REQUEST_COUNT_PER_TARGET",
}


class ExpressService(Workload):
    """Run one image that answers HTTP, and let ECS make everything in front of it.

    ECS makes a load balancer, which services of Express Mode share, a name with a certificate, the
    scaling, alarms and canary deployments, and looks after them; a template shows none of it. The
    load balancer is in the subnets of the tasks: internal in private ones, facing the internet in
    public ones. The task is ours, as confined as any other. Where you want to decide on these
    yourself, take a :class:`ContainerService`. See
    https://docs.aws.amazon.com/AmazonECS/latest/developerguide/express-service-work.html

    Args:
        cluster: Where to run; it must have Fargate.
        image: What to run.
        port: The TCP port the container listens on.
        size: CPU, memory and architecture of one task. Omitted: the smallest that holds its
            containers.
        scaling: How many tasks.
        health_path: Path that answers with status 200 when a task is well; begins with ``/``.
        process: Environment, command, user and writable paths of the container.
        container: What else ECS may be told about the container.
        shutdown: How long a task may take to stop.
        task_subnets: Where tasks and load balancer are. Omitted: the private subnets with egress
            of the cluster's VPC.
        capacity: What must outlive the service; take ``Cluster.capacity``. Omitted: Fargate, which
            a cluster of the same app is told to have.
        logs: How long log events are kept.
        encryption_key: Customer key for the log events. Omitted: a key that AWS owns.
        execution_role_arn: A role that you look after yourself. Omitted: one is made.
        task_role_arn: The same; nothing can be granted to the service. Omitted: one is made.
        features: Optional capabilities of the task, attached in the given order.

    Raises:
        FeatureError: A feature is given twice, or lacks another that it needs.
        InvalidInputError: The capacity is not Fargate, Fargate has no such size, or tasks in these
            subnets cannot reach what they need.

    Example:
        >>> shop = ExpressService(stack, "Shop", cluster=cluster, image=image, port=8080)
        >>> address = cdk.CfnOutput(stack, "Address", value=shop.endpoint)
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        cluster: ecs.ICluster,
        image: ecs.ContainerImage,
        port: int,
        size: TaskSize | None = None,
        scaling: ExpressScaling = ExpressScaling(),
        health_path: str = "/",
        process: Process = Process(),
        container: ContainerOptions = ContainerOptions(),
        shutdown: Shutdown = Shutdown(),
        task_subnets: TaskSubnets | None = None,
        capacity: ServiceCapacity | None = None,
        logs: LogSettings = LogSettings(),
        encryption_key: kms.IKey | None = None,
        execution_role_arn: str | None = None,
        task_role_arn: str | None = None,
        features: Sequence[TaskFeature | ContainerFeature] = (),
    ) -> None:
        super().__init__(
            scope,
            id,
            cluster=cluster,
            image=image,
            port=port,
            size=size,
            process=process,
            container=container,
            shutdown=shutdown,
            task_subnets=task_subnets,
            capacity=capacity,
            logs=logs,
            encryption_key=encryption_key,
            execution_role_arn=execution_role_arn,
            task_role_arn=task_role_arn,
            features=features,
            # So it must be called; sidecars may be there, with ports that are not mapped:
            # https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateExpressGatewayService.html
            main="Main",
        )
        if self.capacity.kind != "fargate":
            what, fix = "Express Mode runs on Fargate", "choose Fargate"
            raise InvalidInputError(
                f"{self.node.path}.capacity", what, got=self.capacity.kind, fix=fix
            )
        self.infrastructure_role = self._infrastructure_role()
        self.resource = self._make(scaling, HealthCheck(path=health_path).path)
        self._attach(features)

    @property
    def endpoint(self) -> str:
        """Where it answers, as ECS says."""
        return self.resource.attr_endpoint

    def _make(self, scaling: ExpressScaling, health_path: str) -> ecs.CfnExpressGatewayService:
        made = ecs.CfnExpressGatewayService
        groups = [self.security_group, *self.task_subnets.security_groups]
        subnets = selected_subnets(self.vpc, self.task_subnets.subnets)
        service = made(
            self,
            "Service",
            cluster=self.cluster.cluster_name,
            infrastructure_role_arn=self.infrastructure_role.role_arn,
            task_definition_arn=self.task_definition.task_definition_arn,
            health_check_path=health_path,
            network_configuration=made.ExpressGatewayServiceNetworkConfigurationProperty(
                subnets=[one.subnet_id for one in subnets],
                security_groups=[group.security_group_id for group in groups],
            ),
            scaling_target=made.ExpressGatewayScalingTargetProperty(
                auto_scaling_metric=_METRICS[scaling.metric],
                auto_scaling_target_value=scaling.target,
                min_task_count=scaling.min_tasks,
                max_task_count=scaling.max_tasks,
            ),
        )
        for resource in self.capacity.depends_on:
            service.add_resource_dependency(resource)
        return service

    def _infrastructure_role(self) -> iam.Role:
        return infrastructure_role(
            self,
            "InfrastructureRole",
            description="Lets ECS make what is in front of a service of Express Mode",
            policy=_POLICY,
            reason=(
                "AWS documents exactly this policy for the role with which ECS makes load "
                "balancer, certificate, alarms and scaling of Express Mode, and changes it "
                "together with them (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/infrastructure_IAM_role.html)."
            ),
        )
