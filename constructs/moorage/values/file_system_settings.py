"""How one file system keeps its files."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class FileSystemSettings:
    """Keep files safe, and cheap when nobody reads them.

    Args:
        backups: Whether AWS Backup takes a copy every day and keeps it for 35 days
            (https://docs.aws.amazon.com/efs/latest/ug/automatic-backups.html).
        archive_unread: Whether files that nobody read for 30 days go to cheaper storage, and come
            back when they are read
            (https://docs.aws.amazon.com/efs/latest/ug/lifecycle-management-efs.html).

    Example:
        >>> FileSystemSettings().backups
        True
    """

    backups: bool = True
    archive_unread: bool = True
