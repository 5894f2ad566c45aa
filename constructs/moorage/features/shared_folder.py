"""A folder that the containers of a task share."""

from dataclasses import dataclass

from aws_cdk import aws_ecs as ecs

from moorage.errors import FeatureError
from moorage.services.container_task import ContainerTask
from moorage.values.capacity_strategy import ON_MACHINES
from moorage.values.shared_folder import FolderMount
from moorage.values.volume_path import check_volume_name


@dataclass(frozen=True, kw_only=True)
class SharedFolder(FolderMount):
    """Show one folder to all containers of a task, such as for a socket or for files to serve.

    It belongs to root; an image whose process is another user makes the folder, gives it to that
    user, and names it in a ``VOLUME`` line of its Dockerfile. See
    https://docs.aws.amazon.com/AmazonECS/latest/developerguide/bind-mounts.html

    Args:
        name: Name of the volume in the task.
        path: Where each container finds it, such as ``/run/shared``.
        host_path: Folder of the instance, which outlives the task and which other tasks of the
            instance can see; EC2 capacity only. Omitted: an empty folder that ends with the task.
        read_only: Whether the main container may only read.

    Raises:
        InvalidInputError: The name or a folder is none.

    Example:
        >>> folder = SharedFolder(name="sockets", path="/run/shared")
        >>> api = ContainerService(stack, "Api", cluster=cluster, image=image, features=[folder])
    """

    name: str

    def __post_init__(self) -> None:
        super().__post_init__()
        check_volume_name("SharedFolder.name", self.name)

    def attach(self, workload: ContainerTask) -> None:
        """Add the volume; containers that come later get it too."""
        if self.host_path and workload.capacity.kind not in ON_MACHINES:
            raise FeatureError(
                f"{workload.node.path}: SharedFolder {self.name} is a folder of an instance, and "
                f"{workload.capacity.kind} shows none; remove host_path, or choose EC2 capacity"
            )
        # Without a path, the agent makes a folder for each task and removes it afterwards.
        host = ecs.Host(source_path=self.host_path)
        workload.task_definition.add_volume(name=self.name, host=host)

    def finish(self, workload: ContainerTask) -> None:
        """Mount it in every container, which are all there now."""
        for container in workload.containers:
            main = container is workload.container
            container.add_mount_points(
                ecs.MountPoint(
                    source_volume=self.name,
                    container_path=self.path,
                    read_only=self.read_only and main,
                )
            )
