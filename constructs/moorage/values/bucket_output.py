"""A bucket that keeps the log of a task."""

import re
from dataclasses import dataclass

from moorage.errors import InvalidInputError

_BUCKET = re.compile(r"arn:[a-z-]+:s3:::([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])")
_PREFIX = re.compile(r"[A-Za-z0-9!_.*'()-]+(?:/[A-Za-z0-9!_.*'()-]+)*")
_KEY = re.compile(r"arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]+")


@dataclass(frozen=True, kw_only=True)
class BucketOutput:
    """Name a bucket, and where in it the log lines go.

    Each object holds the lines of a minute, or 8 MB of them, as JSON.

    Args:
        bucket_arn: ARN of the bucket, in the region of the task.
        prefix: What the names of the objects begin with, without a slash at either end.
        encryption_key_arn: Customer key that encrypts the bucket. Omitted: Amazon S3 does.

    Raises:
        InvalidInputError: Something cannot be read.

    Example:
        >>> BucketOutput(bucket_arn="arn:aws:s3:::shop-logs").name
        'shop-logs'
    """

    bucket_arn: str
    prefix: str = "logs"
    encryption_key_arn: str | None = None

    def __post_init__(self) -> None:
        what, fix = "is not the ARN of a bucket", "write it as 'arn:aws:s3:::NAME'"
        self._check("bucket_arn", _BUCKET, what, fix)
        what, fix = "is no part of the name of an object", "write 'logs' or 'logs/api'"
        self._check("prefix", _PREFIX, what, fix)
        what, fix = "is not the ARN of a key", "write it as 'arn:aws:kms:REGION:ACCOUNT:key/ID'"
        self._check("encryption_key_arn", _KEY, what, fix)

    @property
    def name(self) -> str:
        """The name of the bucket."""
        return self.bucket_arn.rpartition(":")[2]

    def _check(self, name: str, pattern: re.Pattern[str], what: str, fix: str) -> None:
        got = getattr(self, name)
        if got is not None and not pattern.fullmatch(got):
            raise InvalidInputError(f"BucketOutput.{name}", what, got=got, fix=fix)
