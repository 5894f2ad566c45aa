"""A folder that the containers of a task share."""

from dataclasses import dataclass

from moorage.values.volume_path import check_folder


@dataclass(frozen=True, kw_only=True)
class FolderMount:
    """Say where the containers of a task find a folder that they share.

    Args:
        path: Where each container finds it, such as ``/run/shared``.
        host_path: Folder of the instance, which outlives the task and which other tasks of the
            instance can see; EC2 capacity only. Omitted: an empty folder that ends with the task.
        read_only: Whether the main container may only read.

    Raises:
        InvalidInputError: A folder is no absolute path.

    Example:
        >>> FolderMount(path="/run/shared").read_only
        False
    """

    path: str
    host_path: str | None = None
    read_only: bool = False

    def __post_init__(self) -> None:
        check_folder(f"{type(self).__name__}.path", self.path, example="/run/shared")
        if self.host_path is not None:
            check_folder(f"{type(self).__name__}.host_path", self.host_path, example="/var/data")
