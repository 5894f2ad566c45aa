"""Where a router sends the log of a task, and what it may take of the task."""

import re
from dataclasses import dataclass

from moorage.errors import InvalidInputError
from moorage.values.bucket_output import BucketOutput
from moorage.values.container_share import ContainerShare
from moorage.values.need import SEND_LOGS, Need
from moorage.values.ranges import require_range
from moorage.values.router_output import RouterOutput

_STREAM = re.compile(r"arn:[a-z-]+:firehose:[a-z0-9-]+:[0-9]{12}:deliverystream/[A-Za-z0-9_.-]+")
# https://docs.aws.amazon.com/AmazonECS/latest/developerguide/firelens-docker-buffer-limit.html
_MOST_LINES = 536_870_911


@dataclass(frozen=True, kw_only=True)
class LogRouting:
    """Choose where the lines go: one destination, or the log group of the workload.

    Args:
        s3: A bucket. Omitted: none.
        firehose_arn: ARN of an Amazon Data Firehose stream in the region of the task. Omitted:
            none.
        output: Another destination, by the plugin of Fluent Bit that knows it. Omitted: none.
        memory_mib: Memory that the router may use, taken from what the task has, in MiB.
        buffer_lines: Lines of each container that wait for the router at most; what comes while so
            many wait is lost, so that no container ever waits. Their size counts against the
            memory of the task: 4096 lines of 2 KiB are 8 MiB.
        config_file: Path of a file in the image with more configuration of Fluent Bit, such as
            filters and parsers. Omitted: only what ECS writes.
        metadata: Add cluster, task and task definition to each record.

    Raises:
        InvalidInputError: There are two destinations, a number is outside its range, or something
            cannot be read.

    Example:
        >>> LogRouting(s3=BucketOutput(bucket_arn="arn:aws:s3:::shop-logs")).needs[0].service
        's3'
    """

    s3: BucketOutput | None = None
    firehose_arn: str | None = None
    output: RouterOutput | None = None
    memory_mib: int = 128
    buffer_lines: int = 4096
    config_file: str | None = None
    metadata: bool = True

    def __post_init__(self) -> None:
        chosen = [name for name in ("s3", "firehose_arn", "output") if getattr(self, name)]
        if len(chosen) > 1:
            where = f"{type(self).__name__}.{chosen[1]}"
            what = f"goes with no {chosen[0]}: a router has one destination here"
            fix = "remove one of them, or name more outputs in a config_file"
            raise InvalidInputError(where, what, fix=fix)
        if self.firehose_arn is not None and not _STREAM.fullmatch(self.firehose_arn):
            fix = "write it as 'arn:aws:firehose:REGION:ACCOUNT:deliverystream/NAME'"
            self._refuse("firehose_arn", "is not the ARN of a stream", self.firehose_arn, fix)
        if self.config_file is not None and not self.config_file.startswith("/"):
            fix = "write a path in the image such as '/extra.conf'"
            self._refuse("config_file", "must be absolute", self.config_file, fix)
        where = type(self).__name__
        # Fluent Bit itself, and 64 MiB of memory for the files that it writes.
        require_range(f"{where}.memory_mib", self.memory_mib, 96, 30_720, unit="MiB")
        require_range(f"{where}.buffer_lines", self.buffer_lines, 1, _MOST_LINES, unit="lines")

    @property
    def to_log_group(self) -> bool:
        """Whether the lines go to the log group of the workload."""
        return not (self.s3 or self.firehose_arn or self.output)

    @property
    def shares(self) -> tuple[ContainerShare, ...]:
        """What the router takes of the task."""
        return (ContainerShare(memory_mib=self.memory_mib),)

    @property
    def needs(self) -> tuple[Need, ...]:
        """What the task must reach for the destination."""
        if self.s3:
            return (Need("s3", SEND_LOGS),)
        if self.firehose_arn:
            return (Need("kinesis-firehose", SEND_LOGS),)
        return self.output.needs if self.output else ()

    def _refuse(self, name: str, what: str, got: object, fix: str) -> None:
        raise InvalidInputError(f"{type(self).__name__}.{name}", what, got=got, fix=fix)
