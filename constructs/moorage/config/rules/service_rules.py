"""What the keys of one service say must not contradict one another."""

from collections.abc import Iterator

from moorage.config.environment_config import EnvironmentConfig
from moorage.config.key_path import KeyPath, written
from moorage.config.problem import Problem, shown
from moorage.config.service_settings import ServiceSettings
from moorage.errors import InvalidInputError


def service_rules(config: EnvironmentConfig) -> Iterator[Problem]:
    """Yield services with two numbers of tasks, and queues that forget who stops.

    Args:
        config: The environment.
    """
    for name, service in config.services.items():
        deciding = [*service.scaling, *([("queue",)] if service.queue else [])]
        if deciding and "count" in service.model_fields_set:
            path = ("services", name, "count")
            decides = written(deciding[0])
            what = f"a deployment would reset the number of tasks that {decides} has set"
            yield Problem(path=path, what=what, got=str(service.count), fix="remove it")
        if service.queue and service.scaling:
            place: KeyPath = ("services", name, *deciding[0])
            what = "decides the number of tasks, and so does queue"
            yield Problem(path=place, what=what, fix="remove one of them")
        if service.health.command and service.container.health_check:
            place = ("services", name, "health", "command")
            what = "asks in the container, and so does container.health_check"
            yield Problem(path=place, what=what, fix="leave one of the two out")
        yield from _start(name, service)
        yield from _scaling(name, service)
        yield from _measured(name, service)
        if service.scaling_suspended and not deciding and not config.off_hours:
            path = ("services", name, "scaling_suspended")
            what = "suspends scaling, and nothing scales the service"
            yield Problem(path=path, what=what, fix="remove it")
        yield from _queue(name, service)
        if service.redeploy_on_rotation and not any(one.secrets for _, one in service.containers):
            path = ("services", name, "redeploy_on_rotation")
            what = "waits for a secret to change, and the service has none"
            yield Problem(path=path, what=what, got="true", fix="add secrets, or remove it")


def _start(name: str, service: ServiceSettings) -> Iterator[Problem]:
    """Yield load balancers that end a task while its container starts."""
    if not (service.routes or service.network_routes):
        return
    try:
        service.health.check_start(service.container.health_check)
    except InvalidInputError as error:
        path = ("services", name, "health", "grace_seconds")
        yield Problem(path=path, what=error.what, got=shown(error.got), fix=error.fix)


def _scaling(name: str, service: ServiceSettings) -> Iterator[Problem]:
    limits = {key: (one.min_tasks, one.max_tasks) for key, one in service.scaling.items()}
    first = next(iter(limits), ())
    for key, found in limits.items():
        if found != limits[first]:
            what = f"has other limits than {written(first)}, and a service has one pair of them"
            fix = f"write min_tasks and max_tasks of {written(first)}"
            got = f"{found[0]} to {found[1]}"
            yield Problem(path=("services", name, *key), what=what, got=got, fix=fix)


def _measured(name: str, service: ServiceSettings) -> Iterator[Problem]:
    """Yield kinds of scaling that measure a route where there is none."""
    if service.routes:
        return
    fix = "add routes, or scale by CPU"
    if service.request_scaling:
        path = ("services", name, "request_scaling")
        what = "counts requests of a route, and there is none"
        yield Problem(path=path, what=what, fix=fix)
    if service.response_time_scaling:
        path = ("services", name, "response_time_scaling")
        what = "measures the answers of a route, and there is none"
        yield Problem(path=path, what=what, fix=fix)
    if service.predictive_scaling and service.predictive_scaling.measure == "requests":
        yield Problem(
            path=("services", name, "predictive_scaling", "measure"),
            what="counts requests of a route, and there is none",
            got=shown("requests"),
            fix="add routes, or measure cpu",
        )


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
