"""A long-running container on ECS: one task definition, one main container, one service."""

from collections.abc import Sequence
from typing import TypeVar, cast

import jsii
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_iam as iam
from constructs import Construct

from moorage.errors import FeatureError
from moorage.foundation.capacity import ServiceCapacity
from moorage.foundation.log_group import make_log_group
from moorage.foundation.task_subnets import TaskSubnets
from moorage.services.ecs_service import fargate_only, make_service
from moorage.services.feature import ServiceFeature
from moorage.services.main_container import add_main_container, define_task
from moorage.services.task_roles import TaskRoles
from moorage.values.health_check import HealthCheck
from moorage.values.log_settings import LogSettings
from moorage.values.process import Process
from moorage.values.shutdown import Shutdown
from moorage.values.task_size import TaskSize

DEFAULT_COUNT = 2
_Feature = TypeVar("_Feature", bound=ServiceFeature)


@jsii.implements(iam.IGrantable, ec2.IConnectable)
class ContainerService(Construct):
    """Run one image as a Fargate service that rolls back failed deployments.

    Nothing can connect to it until a feature or ``service.connections`` opens a port, and it opens
    HTTPS connections only. Its root file system is read-only, its user is not root, and its logs
    expire. What ECS lets you add later (a route, scaling, a volume, a sidecar) is a feature: pass
    it in ``features`` instead of looking for another argument here.

    Args:
        cluster: Where to run.
        image: What to run.
        port: The TCP port the container listens on. Omitted: it listens on none.
        size: CPU, memory and architecture of one task.
        count: How many tasks. Omitted: two, or what a scaling feature decides.
        process: Environment, command, user and writable paths of the container.
        health: How a load balancer tells that a task is well.
        shutdown: How long a task may take to leave.
        task_subnets: Where tasks run; take ``Network.task_subnets``. Omitted: the private subnets
            with egress of the cluster's VPC.
        capacity: Capacity providers, and what must outlive the service; take ``Cluster.capacity``.
            Omitted: Fargate.
        logs: How long log events are kept.
        features: Optional capabilities, attached in the given order.

    Raises:
        FeatureError: A feature is given twice, or lacks another that it needs.

    Example:
        >>> api = ContainerService(stack, "Api", cluster=cluster, image=image, port=8080)
        >>> grant = bucket.grant_read(api)
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        cluster: ecs.ICluster,
        image: ecs.ContainerImage,
        port: int | None = None,
        size: TaskSize = TaskSize(),
        count: int | None = None,
        process: Process = Process(),
        health: HealthCheck = HealthCheck(),
        shutdown: Shutdown = Shutdown(),
        task_subnets: TaskSubnets | None = None,
        capacity: ServiceCapacity | None = None,
        logs: LogSettings = LogSettings(),
        features: Sequence[ServiceFeature] = (),
    ) -> None:
        super().__init__(scope, id)
        self.cluster = cluster
        self.vpc = cluster.vpc
        self.port = port
        self.count = count
        self.health = health
        self.shutdown = shutdown
        self.roles = TaskRoles(self, "Roles")
        self.log_group = make_log_group(self, "Logs", logs)
        self.task_definition = define_task(self, size, self.roles)
        self.container = add_main_container(
            self.task_definition,
            image=image,
            port=port,
            process=process,
            shutdown=shutdown,
            log_group=self.log_group,
        )
        self.ecs_service = make_service(
            self,
            cluster=cluster,
            task=self.task_definition,
            task_subnets=task_subnets or TaskSubnets(),
            capacity=capacity or fargate_only(),
        )
        self._scaling: ecs.ScalableTaskCount | None = None
        self._attached: list[ServiceFeature] = []
        for feature in features:
            self._attach(feature)
        if self._scaling is None:
            self._resource.desired_count = DEFAULT_COUNT if count is None else count

    @property
    def grant_principal(self) -> iam.IPrincipal:
        """The task role, so that ``bucket.grant_read(service)`` works."""
        return self.task_definition.task_role

    @property
    def connections(self) -> ec2.Connections:
        """The tasks' security group, so that ``service.connections.allow_from(...)`` works."""
        return self.ecs_service.connections

    def require(self, feature: type[_Feature], *, needed_by: ServiceFeature) -> _Feature:
        """Return the attached feature of the given type.

        Args:
            feature: The type that is needed.
            needed_by: The feature that asks.

        Raises:
            FeatureError: No such feature was attached before ``needed_by``.
        """
        for attached in self._attached:
            if isinstance(attached, feature):
                return attached
        name, needy = feature.__name__, type(needed_by).__name__
        raise FeatureError(
            f"{self.node.path}: {needy} needs {name}, which is not attached; "
            f"put {name}(...) before {needy}(...) in features"
        )

    def scale_between(self, min_tasks: int, max_tasks: int) -> ecs.ScalableTaskCount:
        """Hand the number of tasks over to scaling; every scaling feature calls this.

        The template then names no count, so that a deployment never resets what scaling chose
        (https://github.com/aws/aws-cdk/issues/3919).

        Args:
            min_tasks: Fewest tasks.
            max_tasks: Most tasks.

        Raises:
            FeatureError: The service was given a fixed count.
        """
        if self.count is not None:
            raise FeatureError(
                f"{self.node.path}: count={self.count} and scaling both decide the number of "
                "tasks; remove one of them"
            )
        if self._scaling is None:
            self._scaling = self.ecs_service.auto_scale_task_count(
                min_capacity=min_tasks, max_capacity=max_tasks
            )
        return self._scaling

    @property
    def _resource(self) -> ecs.CfnService:
        return cast("ecs.CfnService", self.ecs_service.node.default_child)

    def _attach(self, feature: ServiceFeature) -> None:
        name = type(feature).__name__
        if any(type(attached) is type(feature) for attached in self._attached):
            raise FeatureError(f"{self.node.path}: {name} is attached twice; keep one {name}(...)")
        feature.attach(self)
        self._attached.append(feature)
