"""Where a container finds a volume, and what it may do there."""

import re
from dataclasses import dataclass

from moorage.errors import InvalidInputError
from moorage.values.ranges import require_range
from moorage.values.volume_path import check_folder

_FOLDER = re.compile(r"/[A-Za-z0-9._-]+(?:/[A-Za-z0-9._-]+){0,3}")
_MOST_ID = 4_294_967_295


@dataclass(frozen=True, kw_only=True)
class VolumeMount:
    """Show a folder of a file system to the main container as one of its own.

    Args:
        path: Folder in the container, such as ``/var/www/html``.
        folder: Folder of the file system, at most four deep; it is made when it is first mounted.
            Omitted: one with the name of the volume.
        read_only: Whether the container may only read.
        owner: Number of the user and of the group that every file belongs to, whoever writes it.

    Raises:
        InvalidInputError: A folder is none, or the owner is no number.

    Example:
        >>> VolumeMount(path="/var/www/html").owner
        1000
    """

    path: str
    folder: str | None = None
    read_only: bool = False
    owner: int = 1000

    def __post_init__(self) -> None:
        check_folder("VolumeMount.path", self.path, example="/var/www/html")
        if self.folder is not None and not _FOLDER.fullmatch(self.folder):
            what, fix = "is not a folder at most four deep", "write one such as '/content'"
            raise InvalidInputError("VolumeMount.folder", what, got=self.folder, fix=fix)
        require_range("VolumeMount.owner", self.owner, 0, _MOST_ID)
