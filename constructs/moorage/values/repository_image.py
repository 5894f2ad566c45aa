"""An image in one of the environment's own repositories."""

import re
from dataclasses import dataclass

from moorage.errors import InvalidInputError

_TAG = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}", re.ASCII)
_DIGEST = re.compile(r"sha256:[a-f0-9]{64}", re.ASCII)


@dataclass(frozen=True, kw_only=True)
class RepositoryImage:
    """Run an image that your pipeline pushed to a repository of this environment.

    Use it for your own software. The tag or digest is what a release changes.

    Args:
        repository: Name of the repository, a key of ``registry.repositories``.
        tag: Tag of the image. Omitted: give ``digest``.
        digest: Digest of the image, ``sha256:`` and 64 hexadecimal digits. Omitted: give ``tag``.

    Raises:
        InvalidInputError: If both or neither of tag and digest are given, or one is malformed.

    Example:
        >>> RepositoryImage(repository="api", tag="1.0.0").is_mutable
        False
    """

    repository: str
    tag: str | None = None
    digest: str | None = None

    def __post_init__(self) -> None:
        if self.tag is not None and self.digest is not None:
            what, fix = "goes together with no 'tag'", "keep one of 'tag' and 'digest'"
            raise InvalidInputError("RepositoryImage.digest", what, fix=fix)
        if self.tag is None and self.digest is None:
            what, fix = "needs a 'tag' or a 'digest'", "add 'tag: \"1.0.0\"'"
            raise InvalidInputError("RepositoryImage", what, fix=fix)
        if self.tag is not None and not _TAG.fullmatch(self.tag):
            what = "must be letters, digits, '_', '.' and '-', at most 128"
            fix = "write a tag such as '1.0.0'"
            raise InvalidInputError("RepositoryImage.tag", what, got=self.tag, fix=fix)
        if self.digest is not None and not _DIGEST.fullmatch(self.digest):
            what = "must be 'sha256:' and 64 hexadecimal digits"
            fix = "copy it from the registry"
            raise InvalidInputError("RepositoryImage.digest", what, got=self.digest, fix=fix)

    @property
    def is_mutable(self) -> bool:
        """Whether the reference says nothing about a version: the tag ``latest``."""
        return self.tag == "latest"
