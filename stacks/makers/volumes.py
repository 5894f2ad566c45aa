"""``volumes``: folders that outlive the tasks."""

from collections.abc import Iterator

from moorage.features.efs_volume import EfsVolume
from stacks.makers.entry import WorkloadEntry


def volumes(entry: WorkloadEntry) -> Iterator[EfsVolume]:
    """Yield a feature for each volume."""
    for name, volume in entry.settings.volumes.items():
        yield EfsVolume(file_system=entry.file_systems[volume.file_system], name=name, mount=volume)
