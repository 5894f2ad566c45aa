"""Volumes must exist, and not hide one another."""

from collections.abc import Iterator

from moorage.config.environment_config import EnvironmentConfig
from moorage.config.key_path import KeyPath
from moorage.config.nearest import nearest
from moorage.config.problem import Problem, shown
from moorage.config.workload_settings import WorkloadSettings

_FILE_SYSTEMS = ("storage", "file_systems")


def volume_rules(config: EnvironmentConfig) -> Iterator[Problem]:
    """Yield volumes of unknown file systems, and folders that stand for two things.

    Args:
        config: The environment.
    """
    for place, workload in config.workloads:
        yield from _unknown(config, place, workload)
        yield from _twice(place, workload)


def _unknown(
    config: EnvironmentConfig, place: KeyPath, workload: WorkloadSettings
) -> Iterator[Problem]:
    known = config.storage.file_systems
    for name, volume in workload.volumes.items():
        if volume.file_system in known:
            continue
        near = nearest(volume.file_system, known)
        fix = f"add '{volume.file_system}: {{}}' to storage.file_systems"
        yield Problem(
            path=(*place, "volumes", name, "file_system"),
            what="is not in storage.file_systems",
            got=shown(volume.file_system),
            fix=f"did you mean '{near}'?" if near else fix,
            depends_on=(_FILE_SYSTEMS,),
        )


def _twice(place: KeyPath, workload: WorkloadSettings) -> Iterator[Problem]:
    taken = dict.fromkeys(workload.scratch, "scratch")
    for name, volume in workload.volumes.items():
        path = volume.path.rstrip("/")
        if path in taken:
            yield Problem(
                path=(*place, "volumes", name, "path"),
                what=f"is taken by {taken[path]}",
                got=shown(volume.path),
                fix="choose another folder",
            )
        taken[path] = f"volumes.{name}"
