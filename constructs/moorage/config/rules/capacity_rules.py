"""Services run on capacity that the cluster has, and that can run them."""

from collections.abc import Iterator

from moorage.config.environment_config import EnvironmentConfig
from moorage.config.key_path import KeyPath
from moorage.config.problem import Problem, shown
from moorage.errors import InvalidInputError
from moorage.values.capacity_strategy import Provider, architecture_of, operating_system_of
from moorage.values.density import check_placeable
from moorage.values.shutdown import SPOT_NOTICE_SECONDS

_CAPACITY = ("cluster", "capacity")


def capacity_rules(config: EnvironmentConfig) -> Iterator[Problem]:
    """Yield services whose capacity is unknown or mixed, or cannot run them.

    Args:
        config: The environment.
    """
    for name in config.named:
        try:
            strategy = config.strategy_of(name)
            architecture = architecture_of("", strategy)
            operating_system_of("", strategy)
        except InvalidInputError as error:
            yield _problem((*config.place_of(name), "capacity"), error)
            continue
        yield from _size(config, name, strategy)
        yield from _other_architecture(config, name, architecture)
        yield from _misplaced(config, name, strategy)
        yield from _kept_on_instances(config, name, strategy)
        yield from _slow(config, name, strategy)
        yield from _no_way_out(config, name, strategy)


def _size(config: EnvironmentConfig, name: str, strategy: list[Provider]) -> Iterator[Problem]:
    try:
        size = config.size_of(name)
        types = [one for chosen in strategy for one in chosen.instance_types]
        check_placeable("size", size, types)
        if strategy[0].kind == "fargate":
            size.check_fargate()
    except InvalidInputError as error:
        _, _, field = error.where.partition(".")
        yield _problem((*config.place_of(name), "size", *((field,) if field else ())), error)


def _other_architecture(
    config: EnvironmentConfig, name: str, of_instances: str | None
) -> Iterator[Problem]:
    size = config.named[name].size
    given = size.architecture if size else None
    if given is None or of_instances in (None, given):
        return
    yield Problem(
        path=(*config.place_of(name), "size", "architecture"),
        what=f"the instances that run the service have {of_instances} processors",
        got=shown(given),
        fix="leave it out, or choose another capacity",
        depends_on=(_CAPACITY,),
    )


def _misplaced(config: EnvironmentConfig, name: str, strategy: list[Provider]) -> Iterator[Problem]:
    service = config.services.get(name)
    if service is None or service.placement is None:
        return
    path = ("services", name, "placement")
    if strategy[0].kind != "ec2":
        what = "only tasks on EC2 capacity are placed on instances"
        got, fix = strategy[0].kind, "remove it, or choose a capacity of cluster.capacity.ec2"
        yield Problem(path=path, what=what, got=got, fix=fix, depends_on=(_CAPACITY,))
    if service.placement.daemon and (service.scaling or "count" in service.model_fields_set):
        what = "a daemon has one task on every instance"
        fix = "remove count and scaling, or the daemon"
        yield Problem(path=(*path, "daemon"), what=what, got="true", fix=fix)


def _kept_on_instances(
    config: EnvironmentConfig, name: str, strategy: list[Provider]
) -> Iterator[Problem]:
    if strategy[0].kind == "ec2":
        return
    workload = config.named[name]
    keys = [("docker_volumes", volume) for volume in workload.docker_volumes]
    folders = [volume for volume, one in workload.folders.items() if one.host_path]
    for key in (*keys, *(("folders", volume, "host_path") for volume in folders)):
        yield Problem(
            path=(*config.place_of(name), *key),
            what="only tasks on EC2 capacity can keep files on their instances",
            got=strategy[0].kind,
            fix="remove it, or choose a capacity of cluster.capacity.ec2",
            depends_on=(_CAPACITY,),
        )


def _slow(config: EnvironmentConfig, name: str, strategy: list[Provider]) -> Iterator[Problem]:
    service = config.services.get(name)
    seconds = service.shutdown.total_seconds if service else 0
    spot = [one.name for one in strategy if one.interruptible]
    if not spot or seconds <= SPOT_NOTICE_SECONDS:
        return
    yield Problem(
        path=("services", name, "shutdown"),
        what=(
            "deregistration_delay_seconds + stop_timeout_seconds must be at most "
            f"{SPOT_NOTICE_SECONDS}, the notice of Spot capacity"
        ),
        got=str(seconds),
        fix=f"shorten one, or run the service on other capacity than {spot[0]}",
        depends_on=(_CAPACITY,),
    )


def _no_way_out(
    config: EnvironmentConfig, name: str, strategy: list[Provider]
) -> Iterator[Problem]:
    if config.network.preset != "public-only" or strategy[0].kind == "fargate":
        return
    # https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking-awsvpc.html
    yield Problem(
        path=config.place_of(name),
        what=(
            "tasks on instances get no public address, so that in network.preset public-only they "
            "reach neither their image nor their logs"
        ),
        got=shown(strategy[0].name),
        fix="use another preset, or run the service on Fargate",
        depends_on=(("network", "preset"), _CAPACITY),
    )


def _problem(path: KeyPath, error: InvalidInputError) -> Problem:
    return Problem(
        path=path,
        what=error.what,
        got=None if error.got is None else shown(error.got),
        fix=error.fix,
        depends_on=(_CAPACITY,),
    )
