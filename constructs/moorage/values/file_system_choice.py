"""A file system of an environment: a new one, or one that is there."""

import re
from dataclasses import dataclass

from moorage.errors import InvalidInputError
from moorage.values.file_system_settings import FileSystemSettings

_FILE_SYSTEM = re.compile(r"fs-[0-9a-f]{8,17}")
_GROUP = re.compile(r"sg-[0-9a-f]{8,17}")
_PAIR = "a file system that is there has an id, and a security group that tasks are let in by"
_IDS = {
    "file_system_id": (_FILE_SYSTEM, "a file system", "fs-0123456789abcdef0"),
    "security_group_id": (_GROUP, "a security group", "sg-0123456789abcdef0"),
}


@dataclass(frozen=True, kw_only=True)
class FileSystemChoice:
    """Make a file system, or name one that somebody else looks after.

    Args:
        backups: Whether AWS Backup takes a copy of a new one every day and keeps it for 35 days
            (https://docs.aws.amazon.com/efs/latest/ug/automatic-backups.html). Omitted: it does.
        archive_unread: Whether files of a new one that nobody read for 30 days go to cheaper
            storage, and come back when they are read
            (https://docs.aws.amazon.com/efs/latest/ug/lifecycle-management-efs.html). Omitted: they
            do.
        file_system_id: Id of one that is there, in the same account, region and VPC; it is not
            changed. Omitted: one is made.
        security_group_id: The security group of its mount targets; a rule that lets the tasks in is
            added to it.

    Raises:
        InvalidInputError: An id cannot be read, one of the two is missing, or what only a new one
            takes stands beside them.

    Example:
        >>> FileSystemChoice().exists
        False
    """

    backups: bool | None = None
    archive_unread: bool | None = None
    file_system_id: str | None = None
    security_group_id: str | None = None

    def __post_init__(self) -> None:
        where = type(self).__name__
        for field, (pattern, what, example) in _IDS.items():
            got = getattr(self, field)
            if got is None and self.exists:
                fix = f"write it as '{example}'"
                raise InvalidInputError(f"{where}.{field}", f"is missing: {_PAIR}", fix=fix)
            if got is not None and not pattern.fullmatch(got):
                fix = f"write it as '{example}'"
                raise InvalidInputError(
                    f"{where}.{field}", f"is not the id of {what}", got=got, fix=fix
                )
        for field in ("backups", "archive_unread"):
            got = getattr(self, field)
            if got is not None and self.exists:
                what, fix = "is for a new file system, and this one is not changed", "remove it"
                raise InvalidInputError(f"{where}.{field}", what, got=got, fix=fix)

    @property
    def exists(self) -> bool:
        """Whether it is there, and somebody else looks after it."""
        return self.file_system_id is not None or self.security_group_id is not None

    @property
    def settings(self) -> FileSystemSettings:
        """How a new one keeps its files."""
        return FileSystemSettings(
            backups=self.backups is not False, archive_unread=self.archive_unread is not False
        )
