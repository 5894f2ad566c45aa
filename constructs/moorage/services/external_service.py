"""A container on machines of your own: ECS Anywhere."""

from collections.abc import Sequence
from typing import Any, Final, NoReturn, cast

from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_kms as kms
from constructs import Construct

from moorage.errors import FeatureError, InvalidInputError
from moorage.foundation.capacity import ServiceCapacity
from moorage.services.container_task import ContainerTask
from moorage.services.feature import ContainerFeature
from moorage.values.container_options import ContainerOptions
from moorage.values.log_settings import LogSettings
from moorage.values.machine_network import MachineNetwork
from moorage.values.machine_placement import MachinePlacement
from moorage.values.process import Process
from moorage.values.shutdown import Shutdown
from moorage.values.task_size import TaskSize

DEFAULT_COUNT: Final = 1


class ExternalService(ContainerTask):
    """Run one image on machines outside AWS that have joined the cluster.

    :class:`moorage.foundation.external_instances.ExternalInstances` lets machines join. Such a
    service suits what sends or computes, not what is asked: ECS offers no load balancer, no service
    discovery, no Amazon EFS and no capacity providers there
    (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-anywhere.html).

    Args:
        cluster: Which the machines have joined.
        image: What to run, for the processors of the machines.
        port: The TCP port the container listens on. Omitted: it listens on none.
        size: CPU and memory of one task. Omitted: the smallest that holds its containers.
        count: How many tasks, together on all machines. Omitted: one, or one on each with
            ``placement``.
        process: Environment, command, user and writable paths of the container.
        container: What else ECS may be told about the container.
        shutdown: How long a task may take to leave.
        network: How the containers use the network of their machine.
        placement: On which machines.
        logs: How long log events are kept.
        encryption_key: Customer key for the log events. Omitted: a key that AWS owns.
        execution_role_arn: A role that you look after yourself. Omitted: one is made.
        task_role_arn: The same; nothing can be granted to the tasks. Omitted: one is made.
        features: Optional capabilities that need no network: secrets, sidecars, volumes on the
            machine.

    Raises:
        FeatureError: A feature is given twice.
        InvalidInputError: A count next to one task per machine, a port without a network, or
            something that machines outside AWS do not take.

    Example:
        >>> till = ExternalService(stack, "Till", cluster=cluster, image=image)
        >>> till.resource.launch_type
        'EXTERNAL'
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
        shutdown: Shutdown = Shutdown(),
        network: MachineNetwork = MachineNetwork(),
        placement: MachinePlacement = MachinePlacement(),
        logs: LogSettings = LogSettings(),
        encryption_key: kms.IKey | None = None,
        execution_role_arn: str | None = None,
        task_role_arn: str | None = None,
        features: Sequence[ContainerFeature] = (),
    ) -> None:
        if port is not None and network.mode == "none":
            what, fix = "needs a network to be reached", "remove it, or write mode 'bridge'"
            raise InvalidInputError(f"{id}.port", what, got=port, fix=fix)
        if placement.daemon and count is not None:
            what, fix = "one task runs on every machine", "remove it, or the daemon"
            raise InvalidInputError(f"{id}.count", what, got=count, fix=fix)
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
            capacity=ServiceCapacity((), kind="external"),
            logs=logs,
            encryption_key=encryption_key,
            execution_role_arn=execution_role_arn,
            task_role_arn=task_role_arn,
            features=features,
            network=network,
        )
        self.ecs_service = self._make(count, network, placement)
        self._features.attach_all(features)

    @property
    def security_group(self) -> NoReturn:
        """None: for features that ask for one all the same.

        Raises:
            FeatureError: Always.
        """
        raise FeatureError(
            f"{self.node.path}: a task outside AWS has no security group; leave out features that "
            "connect through a VPC, such as EfsVolume and Egress"
        )

    @property
    def resource(self) -> ecs.CfnService:
        """The service as CloudFormation knows it, for what the L2 does not have."""
        return cast("ecs.CfnService", self.ecs_service.node.default_child)

    def _make(
        self, count: int | None, network: MachineNetwork, placement: MachinePlacement
    ) -> ecs.ExternalService:
        # A daemon and a fixed port have one place per machine: the old task must leave first.
        one_place = placement.daemon or (self.port is not None and network.is_fixed)
        service = ecs.ExternalService(
            self,
            "Service",
            cluster=self.cluster,
            task_definition=self.task_definition,
            daemon=placement.daemon,
            desired_count=None if placement.daemon else DEFAULT_COUNT if count is None else count,
            min_healthy_percent=0 if one_place else 100,
            max_healthy_percent=100 if one_place else 200,
            circuit_breaker=ecs.DeploymentCircuitBreaker(rollback=True),
            propagate_tags=ecs.PropagatedTagSource.SERVICE,
            enable_ecs_managed_tags=True,
        )
        constraint = ecs.CfnService.PlacementConstraintProperty
        found: list[Any] = []
        if placement.distinct_machines:
            found.append(constraint(type="distinctInstance"))
        if placement.only_where:
            found.append(constraint(type="memberOf", expression=placement.only_where))
        resource = cast("ecs.CfnService", service.node.default_child)
        resource.placement_constraints = found or None
        return service
