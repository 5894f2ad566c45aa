"""What machines outside AWS run, they must be able to run."""

from collections.abc import Iterator

from moorage.config.environment_config import EnvironmentConfig
from moorage.config.key_path import KeyPath
from moorage.config.problem import Problem, shown
from moorage.errors import InvalidInputError
from moorage.values.container_share import shared_size

_JOIN = ("cluster", "external_instances")


def external_rules(config: EnvironmentConfig) -> Iterator[Problem]:
    """Yield services without machines, with two numbers of tasks, or without a network.

    Args:
        config: The environment.
    """
    for name, service in config.external.items():
        path: KeyPath = ("external", name)
        if not config.cluster.external_instances:
            what, fix = "needs machines that may join the cluster", "write true"
            yield Problem(path=_JOIN, what=f"{what}: external.{name} runs on them", fix=fix)
        if service.placement.daemon and service.count is not None:
            what, fix = "a daemon has one task on every machine", "remove it, or the daemon"
            yield Problem(path=(*path, "count"), what=what, got=str(service.count), fix=fix)
        if service.port is not None and service.network.mode == "none":
            what, fix = "nobody reaches it in network.mode none", "remove it, or write bridge"
            yield Problem(path=(*path, "port"), what=what, got=str(service.port), fix=fix)
        try:
            shared_size(service.size, service.container.share, service.shares)
        except InvalidInputError as error:
            field = error.where.rpartition(".")[2]
            got = None if error.got is None else shown(error.got)
            yield Problem(path=(*path, "size", field), what=error.what, got=got, fix=error.fix)
