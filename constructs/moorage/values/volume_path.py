"""What holds for every volume: its name in the task, and its folder in the container."""

import re

from moorage.errors import InvalidInputError

_NAME = re.compile(r"[a-z](?:[a-z0-9-]{0,30}[a-z0-9])?")


def check_volume_name(where: str, got: str) -> None:
    """Refuse what is not the name of a volume.

    Args:
        where: The argument.
        got: What was given.

    Raises:
        InvalidInputError: It has other characters than a-z, 0-9 and ``-``, or more than 32.

    Example:
        >>> check_volume_name("EfsVolume.name", "content")
    """
    if not _NAME.fullmatch(got):
        what, fix = "is not the name of a volume", "write a-z, 0-9 and '-', at most 32"
        raise InvalidInputError(where, what, got=got, fix=fix)


def check_folder(where: str, got: str, *, example: str = "/data") -> None:
    """Refuse what is not an absolute path below the root.

    Args:
        where: The argument.
        got: What was given.
        example: A path to propose.

    Raises:
        InvalidInputError: It is relative, the root, or leads upwards.

    Example:
        >>> check_folder("Disk.path", "/data")
    """
    if not got.startswith("/") or got == "/" or ".." in got.split("/"):
        fix = f"write one such as '{example}'"
        raise InvalidInputError(where, "must be an absolute path below /", got=got, fix=fix)
