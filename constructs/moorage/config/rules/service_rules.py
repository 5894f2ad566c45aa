"""What the keys of one service say must not contradict one another."""

from collections.abc import Iterator

from moorage.config.environment_config import EnvironmentConfig
from moorage.config.problem import Problem, shown
from moorage.config.service_settings import ServiceSettings
from moorage.errors import InvalidInputError

_DECIDING = ("cpu_scaling", "queue")


def service_rules(config: EnvironmentConfig) -> Iterator[Problem]:
    """Yield services with two numbers of tasks, and queues that forget who stops.

    Args:
        config: The environment.
    """
    for name, service in config.services.items():
        deciding = [key for key in _DECIDING if getattr(service, key) is not None]
        if deciding and "count" in service.model_fields_set:
            path = ("services", name, "count")
            what = f"a deployment would reset the number of tasks that {deciding[0]} has set"
            yield Problem(path=path, what=what, got=str(service.count), fix="remove it")
        if len(deciding) > 1:
            path = ("services", name, deciding[0])
            what = f"decides the number of tasks, and so does {deciding[1]}"
            yield Problem(path=path, what=what, fix="remove one of them")
        yield from _queue(name, service)


def _queue(name: str, service: ServiceSettings) -> Iterator[Problem]:
    if service.queue is None:
        return
    if service.routes:
        path = ("services", name, "queue")
        what = "goes with no routes: with none of its tasks running, nobody would answer"
        yield Problem(path=path, what=what, fix="let another service answer requests")
    try:
        service.queue.check_stop(service.shutdown.stop_timeout_seconds)
    except InvalidInputError as error:
        where = ("services", name, "queue", "visibility_timeout_seconds")
        yield Problem(path=where, what=error.what, got=shown(error.got), fix=error.fix)
