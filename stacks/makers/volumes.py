"""``volumes`` and ``disk``: folders that outlive the tasks, and disks that do not."""

from collections.abc import Iterator

from moorage.features.ebs_volume import EbsVolume
from moorage.features.efs_volume import EfsVolume
from stacks.fields import arguments_of
from stacks.makers.entry import ServiceEntry, WorkloadEntry


def volumes(entry: WorkloadEntry) -> Iterator[EfsVolume]:
    """Yield a feature for each volume."""
    for name, volume in entry.settings.volumes.items():
        yield EfsVolume(file_system=entry.file_systems[volume.file_system], name=name, mount=volume)


def disk(entry: ServiceEntry) -> Iterator[EbsVolume]:
    """Yield the feature, if tasks have disks."""
    if entry.settings.disk:
        yield EbsVolume(name="disk", **arguments_of(entry.settings.disk))
