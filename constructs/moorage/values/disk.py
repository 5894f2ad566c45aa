"""A disk of a task."""

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

from moorage.errors import InvalidInputError
from moorage.values.ranges import require_range
from moorage.values.volume_path import check_folder

DiskType: TypeAlias = Literal["gp3", "io2", "st1", "sc1"]
_SNAPSHOT = re.compile(r"snap-[0-9a-f]{8,17}")


@dataclass(frozen=True, kw_only=True)
class Disk:
    """Give each task of a service an EBS volume of its own, which ends with the task.

    It belongs to root; an image whose process is another user makes the folder, gives it to that
    user, and names it in a ``VOLUME`` line of its Dockerfile
    (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ebs-volumes.html).

    Args:
        path: Where the container finds it, such as ``/data``.
        size_gib: Its size, 1 to 16384 GiB.
        type: ``gp3`` for most; ``io2`` for many operations, ``st1`` and ``sc1`` for large files.
        iops: Operations per second, for ``gp3`` and ``io2``. Omitted: what the type has.
        throughput_mib: MiB per second, for ``gp3``, 125 to 2000. Omitted: 125.
        snapshot_id: What it is filled with. Omitted: nothing.
        file_system: ``xfs``, ``ext4`` or ``ext3``; that of the snapshot, if there is one.
        initialization_mib: MiB per second at which it is filled from the snapshot, 100 to 300, at a
            price. Omitted: it fills as it is read.

    Raises:
        InvalidInputError: A number is outside its range, or does not go with the type.

    Example:
        >>> Disk(path="/data", size_gib=50).type
        'gp3'
    """

    path: str
    size_gib: int
    type: DiskType = "gp3"
    iops: int | None = None
    throughput_mib: int | None = None
    snapshot_id: str | None = None
    file_system: Literal["xfs", "ext4", "ext3"] = "xfs"
    initialization_mib: int | None = None

    def __post_init__(self) -> None:
        check_folder(f"{type(self).__name__}.path", self.path)
        require_range(f"{type(self).__name__}.size_gib", self.size_gib, 1, 16_384, unit="GiB")
        if self.iops is not None and self.type not in ("gp3", "io2"):
            self._refuse("iops", f"does not go with {self.type}", "remove it, or choose gp3 or io2")
        if self.throughput_mib is not None:
            if self.type != "gp3":
                self._refuse("throughput_mib", f"does not go with {self.type}", "remove it")
            where = f"{type(self).__name__}.throughput_mib"
            require_range(where, self.throughput_mib, 125, 2000, unit="MiB per second")
        if self.snapshot_id is not None and not _SNAPSHOT.fullmatch(self.snapshot_id):
            what, fix = "is not the id of a snapshot", "write it as 'snap-0123456789abcdef0'"
            self._refuse("snapshot_id", what, fix)

        if self.initialization_mib is not None:
            # https://docs.aws.amazon.com/ebs/latest/userguide/initalize-volume.html
            where = f"{type(self).__name__}.initialization_mib"
            require_range(where, self.initialization_mib, 100, 300, unit="MiB per second")
            if self.snapshot_id is None:
                self._refuse(
                    "initialization_mib", "needs a snapshot to be filled from", "remove it"
                )

    def _refuse(self, name: str, what: str, fix: str) -> None:
        where = f"{type(self).__name__}.{name}"
        raise InvalidInputError(where, what, got=getattr(self, name), fix=fix)
