"""Volumes must exist, and not hide one another."""

from collections.abc import Iterator

from moorage.config.container_task_settings import ContainerTaskSettings
from moorage.config.environment_config import EnvironmentConfig
from moorage.config.key_path import KeyPath
from moorage.config.nearest import nearest
from moorage.config.problem import Problem, shown
from moorage.config.workload_settings import WorkloadSettings

_FILE_SYSTEMS = ("storage", "file_systems")


def volume_rules(config: EnvironmentConfig) -> Iterator[Problem]:
    """Yield volumes of unknown file systems, and names and folders that stand for two things.

    Args:
        config: The environment.
    """
    for place, workload in config.workloads:
        yield from _unknown(config, place, workload)
    for place, task in config.container_tasks:
        yield from _twice(place, task)


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


def _twice(place: KeyPath, workload: ContainerTaskSettings) -> Iterator[Problem]:
    folders = dict.fromkeys(workload.scratch, "scratch")
    names: dict[object, str] = {}
    for key, mounted in workload.mounts:
        path, here = mounted.rstrip("/"), ".".join(map(str, key))
        if path in folders:
            yield Problem(
                path=(*place, *key, "path"),
                what=f"is taken by {folders[path]}",
                got=shown(mounted),
                fix="choose another folder",
            )
        if key[-1] in names:
            yield Problem(
                path=(*place, *key),
                what=f"has the name of {names[key[-1]]}",
                got=shown(key[-1]),
                fix="rename one of the two volumes",
            )
        folders[path] = names[key[-1]] = here
