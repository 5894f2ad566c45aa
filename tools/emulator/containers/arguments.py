"""What a container definition says, in the words of the engine.

ministack passes command, variables, added capabilities and folders of the host on; the rest of what
a task definition says about a container is added here.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

_MIB: Final = 2**20
# podman 4 leaves `host-gateway` as it is; this is the address of its default bridge.
_GATEWAY: Final = "10.88.0.1"


def arguments(
    definition: Mapping[str, Any],
    task: Mapping[str, Any],
    made: Mapping[str, Any],
    *,
    first: str | None,
    binds: Sequence[str],
) -> dict[str, Any]:
    """Return the arguments of ``docker run`` for one container.

    Args:
        definition: The container definition, as the API spells it.
        task: The task definition.
        made: What ministack made of them.
        first: Id of the first container of the task, whose network the others share as in
            ``awsvpc``. Omitted: this is the first.
        binds: Folders that stand for its volumes.

    Example:
        >>> made = {"name": "ministack-ecs-1-main", "network": None, "extra_hosts": {}}
        >>> confined = {"readonlyRootFilesystem": True, "user": "1000", "memory": 64}
        >>> found = arguments(confined, {}, made, first=None, binds=())
        >>> (found["read_only"], found["user"], found["mem_limit"])
        (True, '1000', 67108864)
    """
    found = {**made, "extra_hosts": {"host.docker.internal": _GATEWAY}}
    memory = definition.get("memory") or task.get("memory")
    if memory:
        found["mem_limit"] = int(memory) * _MIB
    if definition.get("readonlyRootFilesystem"):
        found["read_only"] = True
    for theirs, ours in (
        ("user", "user"),
        ("workingDirectory", "working_dir"),
        ("entryPoint", "entrypoint"),
    ):
        if definition.get(theirs):
            found[ours] = definition[theirs]
    found |= _linux(definition.get("linuxParameters") or {})
    if binds:
        found["volumes"] = [*(made.get("volumes") or ()), *binds]
    if first is not None and task.get("networkMode") == "awsvpc":
        del found["extra_hosts"]
        found.pop("network", None)
        found["network_mode"] = f"container:{first}"
    return found


def _linux(parameters: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    dropped = (parameters.get("capabilities") or {}).get("drop")
    if dropped:
        found["cap_drop"] = dropped
    if parameters.get("initProcessEnabled"):
        found["init"] = True
    if parameters.get("sharedMemorySize"):
        found["shm_size"] = f"{parameters['sharedMemorySize']}m"
    folders = parameters.get("tmpfs") or ()
    if folders:
        found["tmpfs"] = {one["containerPath"]: f"size={one['size']}m" for one in folders}
    return found


def volume_folders(
    definition: Mapping[str, Any],
    task: Mapping[str, Any],
    access_points: Mapping[str, Mapping[str, Any]],
    *,
    root: Path,
    task_id: str,
) -> list[tuple[Path, str, Mapping[str, Any]]]:
    """Return the folder, the mount and the ownership of each volume of a container.

    A file system is a folder that all tasks share; another volume is one of the task alone.

    Args:
        definition: The container definition.
        task: The task definition.
        access_points: Those of EFS, by id.
        root: The folder that stands for all file systems.
        task_id: The task.

    Example:
        >>> mount = {"sourceVolume": "tmp", "containerPath": "/tmp"}
        >>> definition, task = {"mountPoints": [mount]}, {"volumes": [{"name": "tmp"}]}
        >>> volume_folders(definition, task, {}, root=Path("/r"), task_id="7")[0][:2]
        (PosixPath('/r/task-7/tmp'), '/tmp:rw')
    """
    volumes = {one["name"]: one for one in task.get("volumes") or ()}
    found: list[tuple[Path, str, Mapping[str, Any]]] = []
    for mount in definition.get("mountPoints") or ():
        volume = volumes.get(mount["sourceVolume"], {})
        if (volume.get("host") or {}).get("sourcePath"):
            continue  # ministack mounts it
        mode = f"{mount['containerPath']}:{'ro' if mount.get('readOnly') else 'rw'}"
        efs = volume.get("efsVolumeConfiguration")
        owner: Mapping[str, Any] = {}
        if efs:
            point = access_points.get(
                (efs.get("authorizationConfig") or {}).get("accessPointId", "")
            )
            place = (point or {}).get("RootDirectory") or {}
            owner = place.get("CreationInfo") or {}
            inside = str(place.get("Path") or efs.get("rootDirectory") or "/").lstrip("/")
            folder = root / efs["fileSystemId"] / inside
        else:
            folder = root / f"task-{task_id}" / mount["sourceVolume"]
        found.append((folder, mode, owner))
    return found
