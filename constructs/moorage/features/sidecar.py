"""A container beside the main one, in the same task."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from aws_cdk import aws_ecs as ecs
from constructs import Construct

from moorage.errors import FeatureError, InvalidInputError
from moorage.services.container_secrets import add_secrets
from moorage.services.container_task import ContainerTask
from moorage.values.beside_main import BesideMain, Condition
from moorage.values.container_share import ContainerShare
from moorage.values.need import Need
from moorage.values.process import Process
from moorage.values.secret_source import SecretSource

_NAME = re.compile(r"[a-z](?:[a-z0-9-]{0,30}[a-z0-9])?")
_CONDITIONS: dict[Condition, ecs.ContainerDependencyCondition] = {
    "start": ecs.ContainerDependencyCondition.START,
    "healthy": ecs.ContainerDependencyCondition.HEALTHY,
    "complete": ecs.ContainerDependencyCondition.COMPLETE,
    "success": ecs.ContainerDependencyCondition.SUCCESS,
}


@dataclass(frozen=True, kw_only=True)
class Sidecar(BesideMain):
    """Run a second container that shares network, life and size of the task.

    The two reach each other as ``localhost``. It is confined as the main container is. One that
    must end first, such as a container that prepares files, has ``before_main="success"``. See
    https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html

    Args:
        name: Its name in the task.
        image: What it runs.
        container: What ECS is told about it; ``share.memory_mib`` is required, and taken from what
            the task has for the main container.
        port: The TCP port it listens on. Omitted: none that others are told.
        process: Environment, command, user and writable paths.
        secrets: Secrets, by the name of the variable it gets. Omitted: none.
        essential: Whether the task ends when it ends.
        before_main: The main container starts when this one has reached the condition. Omitted:
            the main container does not wait.
        after_main: This container starts when the main one has reached the condition. Omitted: it
            does not wait.
        main_volumes: Mount the volumes of the main container here too, at the same folders:
            ``read`` or ``write``. Omitted: none but folders that all containers share.

    Raises:
        InvalidInputError: The name is none of a container, the memory is missing, the order has
            no end, or health is waited for without a health check.

    Example:
        >>> options = ContainerOptions(share=ContainerShare(memory_mib=64))
        >>> cache = Sidecar(name="cache", image=image, container=options)
        >>> api = ContainerService(stack, "Api", cluster=cluster, image=image, features=[cache])
    """

    name: str
    image: ecs.ContainerImage
    process: Process = Process()
    secrets: Mapping[str, SecretSource] = field(default_factory=dict)

    def __post_init__(self) -> None:
        super().__post_init__()
        if not _NAME.fullmatch(self.name) or self.name == "main":
            what, fix = "is not the name of a sidecar", "write a-z, 0-9 and '-', but not 'main'"
            raise InvalidInputError("Sidecar.name", what, got=self.name, fix=fix)

    @property
    def shares(self) -> tuple[ContainerShare, ...]:
        """What it takes of the task."""
        return (self.container.share,)

    @property
    def needs(self) -> tuple[Need, ...]:
        """What the task must reach for its secrets; its image is known when it is attached."""
        return tuple(sorted({source.need for source in self.secrets.values()}))

    def attach(self, workload: ContainerTask) -> None:
        """Add the container, and order the two."""
        if self.after_main == "healthy" and workload.container_options.health_check is None:
            raise FeatureError(
                f"{workload.node.path}: Sidecar {self.name} waits until the main container is "
                "healthy; give that a health check: container=ContainerOptions(health_check=...)"
            )
        beside = workload.add_container(
            self.name,
            image=self.image,
            memory_mib=self.container.share.memory_mib,
            essential=self.essential,
            port=self.port,
            process=self.process,
            options=self.container,
        )
        if self.main_volumes:
            read_only = self.main_volumes == "read"
            source = workload.container.container_name
            beside.add_volumes_from(ecs.VolumeFrom(source_container=source, read_only=read_only))
        scope = Construct(workload, f"{type(self).__name__}-{self.name}")
        add_secrets(scope, beside, workload.roles, self.secrets)
        order = ((workload.container, beside, self.before_main),)
        for waiting, other, condition in (*order, (beside, workload.container, self.after_main)):
            if condition:
                waiting.add_container_dependencies(
                    ecs.ContainerDependency(container=other, condition=_CONDITIONS[condition])
                )
