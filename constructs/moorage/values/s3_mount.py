"""A file system of S3 Files in a container."""

import re
from dataclasses import dataclass
from typing import Final

from moorage.errors import InvalidInputError
from moorage.values.volume_path import check_folder

_ID: Final = r"arn:[a-z-]+:s3files:[a-z0-9-]+:[0-9]{12}:file-system/fs-[0-9a-f]+"
_FILE_SYSTEM = re.compile(_ID)
_ACCESS_POINT = re.compile(rf"{_ID}/access-point/[A-Za-z0-9-]+")
_EXAMPLE: Final = "arn:aws:s3files:REGION:ACCOUNT:file-system/fs-0123456789abcdef0"


@dataclass(frozen=True, kw_only=True)
class S3Mount:
    """Say which objects of a bucket the main container sees as files.

    Args:
        path: Where the container finds them, such as ``/objects``.
        file_system_arn: Whole ARN of the file system.
        access_point_arn: Whole ARN of an access point, which has a folder and a user of its own.
            Omitted: none.
        folder: Folder of the file system. Omitted: all of it, or that of the access point.
        security_group_id: Security group of its mount targets. Omitted: its port is opened by
            you, with ``egress``.
        read_only: Whether the container may only read.

    Raises:
        InvalidInputError: An ARN is none, or a folder is given beside an access point.

    Example:
        >>> arn = "arn:aws:s3files:eu-west-1:111122223333:file-system/fs-0123456789abcdef0"
        >>> S3Mount(path="/objects", file_system_arn=arn).read_only
        False
    """

    path: str
    file_system_arn: str
    access_point_arn: str | None = None
    folder: str | None = None
    security_group_id: str | None = None
    read_only: bool = False

    def __post_init__(self) -> None:
        name = type(self).__name__
        check_folder(f"{name}.path", self.path, example="/objects")
        if not _FILE_SYSTEM.fullmatch(self.file_system_arn):
            what, fix = "is not the ARN of a file system of S3 Files", f"write {_EXAMPLE}"
            raise InvalidInputError(
                f"{name}.file_system_arn", what, got=self.file_system_arn, fix=fix
            )
        point = self.access_point_arn
        if point is not None and not _ACCESS_POINT.fullmatch(point):
            what, fix = "is not the ARN of an access point", f"write {_EXAMPLE}/access-point/ID"
            raise InvalidInputError(f"{name}.access_point_arn", what, got=point, fix=fix)
        if self.folder is not None:
            check_folder(f"{name}.folder", self.folder, example="/2026")
            if point is not None:
                # https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_S3FilesVolumeConfiguration.html
                what, fix = "is that of the access point already", "remove one of the two"
                raise InvalidInputError(f"{name}.folder", what, got=self.folder, fix=fix)
