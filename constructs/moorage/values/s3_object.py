"""A file in a bucket."""

import re
from dataclasses import dataclass
from typing import Final

from moorage.errors import InvalidInputError

# https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
_BUCKET: Final = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
# https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html
_LONGEST_KEY: Final = 1024


@dataclass(frozen=True, kw_only=True)
class S3Object:
    """Name an object of a bucket that exists.

    Args:
        bucket: Name of the bucket, in the same region.
        key: Key of the object, such as ``clients/ca.pem``.
        version: Version of the object. Omitted: the newest at the time of a deployment that changes
            this.

    Raises:
        InvalidInputError: A bucket cannot have the name, or the key is empty or too long.

    Example:
        >>> S3Object(bucket="harbour-certificates", key="clients/ca.pem").version is None
        True
    """

    bucket: str
    key: str
    version: str | None = None

    def __post_init__(self) -> None:
        if not _BUCKET.fullmatch(self.bucket):
            what = "is not the name of a bucket"
            fix = "write 3 to 63 of a-z, 0-9, '.' and '-', without s3://"
            raise InvalidInputError("S3Object.bucket", what, got=self.bucket, fix=fix)
        if not 0 < len(self.key) <= _LONGEST_KEY or self.key.startswith("/"):
            what = f"must be 1 to {_LONGEST_KEY} characters, without '/' in front"
            fix = "write it like 'clients/ca.pem'"
            raise InvalidInputError("S3Object.key", what, got=self.key, fix=fix)
