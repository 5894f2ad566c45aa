"""A volume that Docker keeps on an instance."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from moorage.errors import InvalidInputError
from moorage.values.volume_path import check_folder


@dataclass(frozen=True, kw_only=True)
class DockerMount:
    """Say what Docker makes a volume of, and where the main container finds it.

    See https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specify-volume-config.html

    Args:
        path: Where the container finds it, such as ``/data``.
        scope: ``task``: it ends with the task; ``shared``: it stays on the instance, and later
            tasks there find it again.
        autoprovision: Whether a shared one is made where it is missing.
        driver: Name of the volume driver, as Docker on the instances knows it.
        driver_options: What the driver is told. Omitted: nothing.
        labels: Labels of the volume. Omitted: none.
        read_only: Whether the container may only read.

    Raises:
        InvalidInputError: The folder is no absolute path, or what holds for shared volumes only
            is said of another.

    Example:
        >>> DockerMount(path="/data", scope="shared", autoprovision=True).driver
        'local'
    """

    path: str
    scope: Literal["task", "shared"] = "task"
    autoprovision: bool = False
    driver: str = "local"
    driver_options: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    read_only: bool = False

    def __post_init__(self) -> None:
        name = type(self).__name__
        check_folder(f"{name}.path", self.path)
        if self.autoprovision and self.scope != "shared":
            what, fix = "goes with shared volumes only", "remove it, or write scope 'shared'"
            raise InvalidInputError(f"{name}.autoprovision", what, got=True, fix=fix)
        if not self.driver:
            what, fix = "is the name of no driver", "leave it out for 'local'"
            raise InvalidInputError(f"{name}.driver", what, got=self.driver, fix=fix)
