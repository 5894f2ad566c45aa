"""A long-running container on ECS: one task definition, one main container, one service."""

from collections.abc import Sequence
from typing import cast

from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_elasticloadbalancingv2 as elbv2
from aws_cdk import aws_kms as kms
from constructs import Construct

from moorage.foundation.capacity import ServiceCapacity
from moorage.foundation.task_subnets import TaskSubnets
from moorage.services.connection import connect
from moorage.services.deployable import check_deployable
from moorage.services.ecs_service import make_service
from moorage.services.feature import ServiceFeature, TaskFeature
from moorage.services.finished_deployment import finish_deployment
from moorage.services.health_in_container import with_check
from moorage.services.task_count import TaskCount
from moorage.services.workload import Workload
from moorage.values.container_options import ContainerOptions
from moorage.values.deployment import Deployment
from moorage.values.endpoint import Endpoint
from moorage.values.health_check import HealthCheck
from moorage.values.log_settings import LogSettings
from moorage.values.process import Process
from moorage.values.rolling import Rolling
from moorage.values.shutdown import Shutdown
from moorage.values.task_size import TaskSize

DEFAULT_COUNT = 2


class ContainerService(Workload):
    """Run one image as a service that rolls back failed deployments.

    Nothing can connect to it until a feature or ``service.connections`` opens a port, and it opens
    HTTPS connections only. Its root file system is read-only, its user is not root, and its logs
    expire. What ECS lets you add later (a route, scaling, a volume, a sidecar) is a feature: pass
    it in ``features`` instead of looking for another argument here.

    Args:
        cluster: Where to run.
        image: What to run.
        port: The TCP port the container listens on. Omitted: it listens on none.
        size: CPU, memory and architecture of one task. Omitted: the smallest that holds its
            containers.
        count: How many tasks. Omitted: two, or what a scaling feature decides.
        process: Environment, command, user and writable paths of the container.
        container: What else ECS may be told about the container.
        health: How a load balancer tells that a task is well.
        deployment: How it changes from one version to the next: ``Rolling``, ``BlueGreen``,
            ``Canary`` or ``Linear``.
        shutdown: How long a task may take to leave.
        task_subnets: Where tasks run; take ``Network.task_subnets``. Omitted: the private subnets
            with egress of the cluster's VPC.
        capacity: Capacity providers, and what must outlive the service; take ``Cluster.capacity``.
            Omitted: Fargate, which a cluster of the same app is told to have.
        logs: How long log events are kept.
        encryption_key: Customer key for the log events. Omitted: a key that AWS owns.
        execution_role_arn: A role that you look after yourself. Omitted: one is made.
        task_role_arn: The same; nothing can be granted to the service. Omitted: one is made.
        features: Optional capabilities, attached in the given order.

    Raises:
        FeatureError: A feature is given twice, or lacks another that it needs.
        InvalidInputError: The capacity has no such size, something does not go with it, or tasks
            in these subnets cannot reach what they need, or its deployments would never end.

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
        size: TaskSize | None = None,
        count: int | None = None,
        process: Process = Process(),
        container: ContainerOptions = ContainerOptions(),
        health: HealthCheck = HealthCheck(),
        deployment: Deployment = Rolling(),
        shutdown: Shutdown = Shutdown(),
        task_subnets: TaskSubnets | None = None,
        capacity: ServiceCapacity | None = None,
        logs: LogSettings = LogSettings(),
        encryption_key: kms.IKey | None = None,
        execution_role_arn: str | None = None,
        task_role_arn: str | None = None,
        features: Sequence[ServiceFeature | TaskFeature] = (),
    ) -> None:
        super().__init__(
            scope,
            id,
            cluster=cluster,
            image=image,
            port=port,
            size=size,
            process=process,
            container=with_check(f"{scope.node.path}/{id}", container, health),
            shutdown=shutdown,
            task_subnets=task_subnets,
            capacity=capacity,
            logs=logs,
            encryption_key=encryption_key,
            execution_role_arn=execution_role_arn,
            task_role_arn=task_role_arn,
            features=features,
        )
        self.count = count
        self.endpoint: Endpoint | None = None
        self.target_groups: list[elbv2.ApplicationTargetGroup] = []
        self.network_target_groups: list[elbv2.NetworkTargetGroup] = []
        self.health = health
        self.deployment = deployment
        self.ecs_service = make_service(
            self,
            cluster=cluster,
            task=self.task_definition,
            group=self.security_group,
            task_subnets=self.task_subnets,
            capacity=self.capacity,
            deployment=deployment,
        )
        placement = self.capacity.placement
        daemon = placement is not None and placement.daemon
        path = self.node.path
        self._tasks = TaskCount(path, self.ecs_service, fixed=count, daemon=daemon)
        self._attach(features)
        finish_deployment(self)
        fewest = DEFAULT_COUNT if count is None else count
        if self.scaling is None:
            check_deployable(path, deployment, fewest, daemon=daemon)
        self.resource.desired_count = self._tasks.in_template(DEFAULT_COUNT)

    @property
    def resource(self) -> ecs.CfnService:
        """The service as CloudFormation knows it, for what the L2 does not have."""
        return cast("ecs.CfnService", self.ecs_service.node.default_child)

    @property
    def scaling(self) -> ecs.ScalableTaskCount | None:
        """The number of tasks that scaling decides; none if the service has a fixed one."""
        return self._tasks.scaling

    def offer(self, endpoint: Endpoint) -> None:
        """Say where others reach the service; a feature that makes it reachable calls this.

        Args:
            endpoint: Name and port.
        """
        self.endpoint = endpoint

    def connect_to(self, other: "ContainerService") -> None:
        """Let this service reach another one.

        Both get a rule in their security groups; the container gets a variable such as
        ``CART_ADDRESS`` with name and port, unless it has one; and this service is deployed after
        the other.

        Args:
            other: A service with the feature ``ServiceDiscovery``, or ``ServiceConnect`` and a
                name.

        Raises:
            FeatureError: The other service offers nothing.
        """
        connect(self, other)

    def scale_between(self, min_tasks: int, max_tasks: int) -> ecs.ScalableTaskCount:
        """Hand the number of tasks over to scaling; every scaling feature calls this.

        The template then names no count, so that a deployment never resets what scaling chose
        (https://github.com/aws/aws-cdk/issues/3919).

        Args:
            min_tasks: Fewest tasks.
            max_tasks: Most tasks.

        Raises:
            FeatureError: The service was given a fixed count, or other limits before.
            InvalidInputError: With the fewest tasks its deployments would never end.
        """
        scaling = self._tasks.scale_between(min_tasks, max_tasks)
        check_deployable(self.node.path, self.deployment, max(1, min_tasks), daemon=False)
        self.resource.desired_count = None
        return scaling
