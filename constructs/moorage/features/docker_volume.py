"""A volume that Docker keeps on the instance of a task."""

from dataclasses import dataclass

from aws_cdk import aws_ecs as ecs

from moorage.errors import FeatureError
from moorage.services.container_task import ContainerTask
from moorage.values.capacity_strategy import ON_MACHINES
from moorage.values.docker_mount import DockerMount
from moorage.values.volume_path import check_volume_name


@dataclass(frozen=True, kw_only=True)
class DockerVolume(DockerMount):
    """Mount a volume that Docker makes on the instance, with any driver that the instance has.

    A task that starts on another instance finds another volume. EC2 capacity only. See
    https://docs.aws.amazon.com/AmazonECS/latest/developerguide/docker-volumes.html

    Args:
        name: Name of the volume in the task.
        path: Where the container finds it, such as ``/data``.
        scope: ``task``: it ends with the task; ``shared``: it stays on the instance, and later
            tasks there find it again.
        autoprovision: Whether a shared one is made where it is missing.
        driver: Name of the volume driver, as Docker on the instances knows it.
        driver_options: What the driver is told. Omitted: nothing.
        labels: Labels of the volume. Omitted: none.
        read_only: Whether the container may only read.

    Raises:
        InvalidInputError: The name or the folder is none, or what holds for shared volumes only
            is said of another.

    Example:
        >>> cache = DockerVolume(name="cache", path="/cache", scope="shared", autoprovision=True)
        >>> capacity = Ec2Capacity()
        >>> cluster = Cluster(stack, "Cluster", vpc=vpc, capacity=[capacity])
        >>> api = ContainerService(
        ...     stack,
        ...     "Api",
        ...     cluster=cluster.ecs_cluster,
        ...     capacity=cluster.capacity,
        ...     image=image,
        ...     features=[cache],
        ... )
    """

    name: str

    def __post_init__(self) -> None:
        super().__post_init__()
        check_volume_name("DockerVolume.name", self.name)

    def attach(self, workload: ContainerTask) -> None:
        """Add the volume, and mount it in the main container."""
        if workload.capacity.kind not in ON_MACHINES:
            raise FeatureError(
                f"{workload.node.path}: DockerVolume {self.name} is kept by Docker on an instance, "
                f"which {workload.capacity.kind} does not offer; choose EC2 capacity"
            )
        workload.task_definition.add_volume(
            name=self.name,
            docker_volume_configuration=ecs.DockerVolumeConfiguration(
                driver=self.driver,
                scope=ecs.Scope[self.scope.upper()],
                autoprovision=self.autoprovision or None,
                driver_opts=dict(self.driver_options) or None,
                labels=dict(self.labels) or None,
            ),
        )
        workload.container.add_mount_points(
            ecs.MountPoint(
                source_volume=self.name, container_path=self.path, read_only=self.read_only
            )
        )
