"""What the keys of one service say must not contradict one another."""

from collections.abc import Iterator

from moorage.config.environment_config import EnvironmentConfig
from moorage.config.problem import Problem, shown
from moorage.config.service_settings import ServiceSettings
from moorage.errors import InvalidInputError


def service_rules(config: EnvironmentConfig) -> Iterator[Problem]:
    """Yield services with two numbers of tasks, and queues that forget who stops.

    Args:
        config: The environment.
    """
    for name, service in config.services.items():
        deciding = [*service.scaling, *(["queue"] if service.queue else [])]
        if deciding and "count" in service.model_fields_set:
            path = ("services", name, "count")
            what = f"a deployment would reset the number of tasks that {deciding[0]} has set"
            yield Problem(path=path, what=what, got=str(service.count), fix="remove it")
        if service.queue and service.scaling:
            path = ("services", name, deciding[0])
            what = "decides the number of tasks, and so does queue"
            yield Problem(path=path, what=what, fix="remove one of them")
        yield from _scaling(name, service)
        yield from _queue(name, service)


def _scaling(name: str, service: ServiceSettings) -> Iterator[Problem]:
    limits = {key: (one.min_tasks, one.max_tasks) for key, one in service.scaling.items()}
    first = next(iter(limits), "")
    for key, found in limits.items():
        if found != limits[first]:
            what = f"has other limits than {first}, and a service has one pair of them"
            fix = f"write min_tasks and max_tasks of {first}"
            got = f"{found[0]} to {found[1]}"
            yield Problem(path=("services", name, key), what=what, got=got, fix=fix)
    if service.request_scaling and not service.routes:
        path = ("services", name, "request_scaling")
        what = "counts requests of a route, and there is none"
        yield Problem(path=path, what=what, fix="add routes, or scale by CPU")


def _queue(name: str, service: ServiceSettings) -> Iterator[Problem]:
    if service.queue is None:
        return
    if service.routes or service.network_routes:
        path = ("services", name, "queue")
        what = "goes with no routes: with none of its tasks running, nobody would answer"
        yield Problem(path=path, what=what, fix="let another service answer requests")
    try:
        service.queue.check_stop(service.shutdown.stop_timeout_seconds)
    except InvalidInputError as error:
        where = ("services", name, "queue", "visibility_timeout_seconds")
        yield Problem(path=where, what=error.what, got=shown(error.got), fix=error.fix)
