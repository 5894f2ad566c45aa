"""An image that is built from a folder when the app is deployed."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from moorage.errors import InvalidInputError


@dataclass(frozen=True, kw_only=True)
class BuildImage:
    """Build an image from a Dockerfile at deploy time.

    Use it to start quickly; a pipeline that pushes to a repository deploys faster and can roll
    back to an image it already has.

    Args:
        build: Folder with the Dockerfile, relative to the project.
        dockerfile: Name of the Dockerfile, relative to ``build``.

    Raises:
        InvalidInputError: If a path is absolute, empty or leaves its folder.

    Example:
        >>> BuildImage(build="services/api").dockerfile
        'Dockerfile'
    """

    build: str
    dockerfile: str = "Dockerfile"

    def __post_init__(self) -> None:
        _require_inner("BuildImage.build", self.build, "the project")
        _require_inner("BuildImage.dockerfile", self.dockerfile, "the build folder")

    @property
    def is_mutable(self) -> bool:
        """Never: CDK names a built image by the hash of its folder."""
        return False


def _require_inner(where: str, path: str, folder: str) -> None:
    parts = PurePosixPath(path)
    if not path.strip() or parts.is_absolute() or ".." in parts.parts or "\0" in path:
        what = f"must be a path inside {folder}, relative to it"
        raise InvalidInputError(where, what, got=path, fix="write it like 'services/api'")
