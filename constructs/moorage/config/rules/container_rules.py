"""Containers are told only what their capacity takes."""

from collections.abc import Iterator

from moorage.config.container_task_settings import ContainerTaskSettings
from moorage.config.environment_config import EnvironmentConfig
from moorage.config.key_path import KeyPath
from moorage.config.problem import Problem, shown
from moorage.errors import InvalidInputError
from moorage.values.capacity_strategy import LaunchKind
from moorage.values.container_limits import check_container
from moorage.values.container_share import shared_size
from moorage.values.node_image import OperatingSystem

_CAPACITY = ("cluster", "capacity")


def container_rules(config: EnvironmentConfig) -> Iterator[Problem]:
    """Yield options, systems and shares that the capacity of a task does not take.

    Args:
        config: The environment.
    """
    for name, workload in config.named.items():
        place = config.place_of(name)
        try:
            strategy = config.strategy_of(name)
        except InvalidInputError:
            continue
        kind, instances = strategy[0].kind, strategy[0].operating_system
        wanted = workload.size.operating_system if workload.size else None
        system = wanted or instances
        if kind != "fargate" and system != instances:
            what = f"the instances of its capacity have {instances}"
            yield _system(place, what, system, "leave it out, or choose another capacity")
        if kind == "fargate" and system != "linux" and any(one.interruptible for one in strategy):
            # https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-capacity-providers.html
            yield _system(place, "Fargate Spot runs Linux only", system, "choose fargate alone")
        yield from _containers(place, workload, kind, system)
        if kind != "ec2" or system == "linux":
            yield from (_share(place, volume, kind) for volume in workload.fsx_volumes)
        if workload.task.share_memory and (kind == "fargate" or system != "linux"):
            path = (*place, "task", "share_memory")
            what, fix = "only containers on Linux instances share memory", "remove it"
            yield Problem(path=path, what=what, got="true", fix=fix, depends_on=(_CAPACITY,))
    for name, external in config.external.items():
        yield from _containers(("external", name), external, "external", "linux")


def _system(place: KeyPath, what: str, got: str, fix: str) -> Problem:
    path = (*place, "size", "operating_system")
    return Problem(path=path, what=what, got=shown(got), fix=fix, depends_on=(_CAPACITY,))


def _share(place: KeyPath, volume: str, kind: LaunchKind) -> Problem:
    return Problem(
        path=(*place, "fsx_volumes", volume),
        what="only Windows instances of EC2 capacity mount it",
        got=kind,
        fix="choose a capacity of cluster.capacity.ec2 with image windows-2022",
        depends_on=(_CAPACITY,),
    )


def _containers(
    place: KeyPath, task: ContainerTaskSettings, kind: LaunchKind, system: OperatingSystem
) -> Iterator[Problem]:
    try:
        main = shared_size(task.size, task.container.share, task.shares)[1]
    except InvalidInputError:
        return
    for inner, container in task.containers:
        options = container.container
        memory = options.share.memory_mib if inner else main
        try:
            check_container("container", options, memory, kind=kind, system=system)
        except InvalidInputError as error:
            path = (*place, *inner, *error.where.split("."))
            got = None if error.got is None else shown(error.got)
            yield Problem(path=path, what=error.what, got=got, fix=error.fix)
