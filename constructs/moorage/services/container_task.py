"""A task definition with its roles, its log and its features; nothing of networks."""

from collections.abc import Sequence

import jsii
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from constructs import Construct

from moorage.foundation.capacity import ServiceCapacity
from moorage.foundation.log_group import make_log_group
from moorage.services.attached_features import AttachedFeatures, Feature
from moorage.services.containers import add_container
from moorage.services.default_capacity import fargate_only
from moorage.services.feature import WorkloadFeature
from moorage.services.log_drivers import of_features, to_log_group
from moorage.services.task_definition import define_task
from moorage.services.task_roles import TaskRoles
from moorage.services.task_system import for_size
from moorage.values.capacity_strategy import ON_MACHINES
from moorage.values.container_limits import check_container
from moorage.values.container_options import ContainerOptions
from moorage.values.container_share import shared_size
from moorage.values.log_settings import LogSettings
from moorage.values.machine_network import MachineNetwork
from moorage.values.process import Process
from moorage.values.shutdown import Shutdown
from moorage.values.task_size import TaskSize


@jsii.implements(iam.IGrantable)
class ContainerTask(Construct):
    """Define what runs; :class:`Workload` says in which network, and its siblings say when.

    Args:
        cluster: Where to run.
        image: What the main container runs.
        port: The TCP port the main container listens on. Omitted: it listens on none.
        size: CPU, memory and architecture of one task. Omitted: the smallest that holds its
            containers.
        process: Environment, command, user and writable paths of the main container.
        container: What else ECS may be told about the main container.
        shutdown: How long a task may take to leave.
        capacity: What starts the tasks. Omitted: Fargate, which a cluster of the same app is told
            to have.
        logs: How long log events are kept.
        encryption_key: Customer key for the log events. Omitted: a key that AWS owns.
        execution_role_arn: A role that you look after yourself. Omitted: one is made.
        task_role_arn: The same; nothing can be granted to the tasks. Omitted: one is made.
        features: Optional capabilities; those of the task are counted into its size here, and the
            kind of workload attaches them.
        main: Name of the main container.
        network: The network of a machine of your own. Omitted: the task has a network of its own.

    Raises:
        InvalidInputError: The capacity has no such size, or something does not go with it.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        cluster: ecs.ICluster,
        image: ecs.ContainerImage,
        port: int | None,
        size: TaskSize | None,
        process: Process,
        container: ContainerOptions,
        shutdown: Shutdown,
        capacity: ServiceCapacity | None,
        logs: LogSettings,
        encryption_key: kms.IKey | None,
        execution_role_arn: str | None,
        task_role_arn: str | None,
        features: Sequence[WorkloadFeature],
        main: str = "main",
        network: MachineNetwork | None = None,
    ) -> None:
        super().__init__(scope, id)
        self.cluster = cluster
        self.port = port
        self.process = process
        self.shutdown = shutdown
        self.network = network
        self.roles = TaskRoles(
            self, "Roles", execution_role_arn=execution_role_arn, task_role_arn=task_role_arn
        )
        self.log_group = make_log_group(self, "Logs", logs, encryption_key)
        self.encryption_key = encryption_key
        self.logs = logs
        shares = [share for feature in features for share in getattr(feature, "shares", ())]
        self.size, memory_mib = shared_size(size, container.share, shares)
        self.capacity = for_size(self, capacity or fargate_only(self, cluster), self.size)
        self.container_options = container
        self._containers: list[tuple[ecs.ContainerDefinition, ContainerOptions]] = []
        self._log_driver = of_features(self, features)
        self.task_definition = define_task(self, self.size, self.roles, self.capacity, network)
        self.container = self.add_container(
            main,
            image=image,
            memory_mib=memory_mib,
            gpus=self.size.gpus,
            port=port,
            process=process,
            options=container,
        )
        self._features = AttachedFeatures(self)

    @property
    def grant_principal(self) -> iam.IPrincipal:
        """The task role, so that ``bucket.grant_read(service)`` works; an error if it cannot."""
        return self.roles.grantable_role()

    @property
    def containers(self) -> list[ecs.ContainerDefinition]:
        """The main container, and those that features added."""
        return [container for container, _ in self._containers]

    def require(self, feature: type[Feature], *, needed_by: WorkloadFeature) -> Feature:
        """Return the attached feature of the given type.

        Args:
            feature: The type that is needed.
            needed_by: The feature that asks.

        Raises:
            FeatureError: No such feature was attached before ``needed_by``.
        """
        return self._features.find(feature, needed_by=needed_by)

    def add_container(
        self,
        name: str,
        *,
        image: ecs.ContainerImage,
        memory_mib: int,
        essential: bool = True,
        gpus: int = 0,
        port: int | None = None,
        process: Process = Process(),
        options: ContainerOptions = ContainerOptions(),
        router: ecs.FirelensConfig | None = None,
    ) -> ecs.ContainerDefinition:
        """Add a container, as confined as the main one; features call this.

        Args:
            name: Its name in the task.
            image: What to run.
            memory_mib: What it may use at most, in MiB.
            essential: Whether the task ends when it ends.
            gpus: How many GPUs it gets.
            port: The TCP port it listens on. Omitted: none.
            process: Environment, command, user and writable paths.
            options: What else ECS may be told about it.
            router: What makes it the log router of the task. Omitted: it is none.
        """
        check_container(
            f"{self.node.path}.{name}",
            options,
            memory_mib,
            kind=self.capacity.kind,
            system=self.capacity.operating_system,
        )
        container = add_container(
            self.task_definition,
            name,
            image=image,
            memory_mib=memory_mib,
            essential=essential,
            gpus=gpus,
            on_machine=self.capacity.kind in ON_MACHINES,
            windows=self.capacity.operating_system != "linux",
            port=port,
            process=process,
            options=options,
            shutdown=self.shutdown,
            logging=to_log_group(name, self.log_group)
            if router or self._log_driver is None
            else self._log_driver,
            router=router,
            network=self.network,
        )
        self._containers.append((container, options))
        return container
