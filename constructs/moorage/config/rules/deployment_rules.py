"""A strategy that shifts requests has requests to shift, and room for a second set of tasks."""

from collections.abc import Callable, Iterator
from typing import Final

from moorage.config.balancer_plan import SECTIONS
from moorage.config.connections import offered
from moorage.config.environment_config import EnvironmentConfig
from moorage.config.key_path import KeyPath
from moorage.config.problem import Problem, shown
from moorage.config.service_settings import ServiceSettings
from moorage.errors import InvalidInputError
from moorage.values.canary import Canary
from moorage.values.linear import Linear
from moorage.values.rolling import Rolling
from moorage.values.route import Route
from moorage.values.smoke_test import SmokeTest
from moorage.values.smoke_test_route import check_smoke_test_route
from moorage.values.traffic_shift import TrafficShift

_WITHOUT_NAT: Final = ("isolated-with-endpoints", "public-only")


def deployment_rules(config: EnvironmentConfig) -> Iterator[Problem]:
    """Yield strategies that do not go with the rest of a service.

    Args:
        config: The environment.
    """
    for name, service in config.services.items():
        path = ("services", name, "deployment")
        if isinstance(service.deployment, Rolling):
            yield from _rolling(path, service, service.deployment)
        else:
            yield from _shift(path, config, name, service.deployment)


def _rolling(path: KeyPath, service: ServiceSettings, deployment: Rolling) -> Iterator[Problem]:
    alarms = deployment.alarms
    if alarms is not None and not (service.routes or service.network_routes or alarms.names):
        what = "has nothing to watch: without routes there are no answers and no targets"
        fix = "name alarms of your own in names, or add routes"
        yield Problem(path=(*path, "alarms"), what=what, fix=fix)
    for error in deployment.problems(daemon=service.is_daemon):
        place = (*path, *error.where.split(".")[1:])
        yield Problem(path=place, what=error.what, got=shown(error.got), fix=error.fix)


def _shift(
    path: KeyPath, config: EnvironmentConfig, name: str, deployment: TrafficShift
) -> Iterator[Problem]:
    service = config.services[name]
    got = shown(service.deployment.strategy)
    for matches, what, fix in _CONFLICTS:
        if matches(service):
            yield Problem(path=path, what=what, got=got, fix=fix)
    named = name in offered(config.services)
    # https://docs.aws.amazon.com/AmazonECS/latest/developerguide/canary-deployment-implementation.html
    reached = service.routes or service.network_routes or named
    if isinstance(deployment, Canary | Linear) and not reached:
        what = "shifts requests, and the service has neither routes nor anybody who connects to it"
        yield Problem(
            path=path, what=what, got=got, fix="add routes, or write rolling or blue-green"
        )
    if deployment.smoke_test:
        yield from _smoke_test((*path, "smoke_test"), config, service, deployment.smoke_test)
    if deployment.test_header:
        yield from _test_header((*path, "test_header"), service, named=named)


def _smoke_test(
    path: KeyPath, config: EnvironmentConfig, service: ServiceSettings, test: SmokeTest
) -> Iterator[Problem]:
    sections = config.balancer_plan.sections
    used = {route.balancer for route in service.routes}
    # The first load balancer of a service is the one whose listener for tests it uses.
    section = next((name for name in sections if name in used), None)
    if section is None:
        what = "asks through the load balancer, and there is no route"
        yield Problem(path=path, what=what, fix="add routes")
        return
    balancer = sections[section]
    if balancer.test_listener is None:
        what = "asks through a listener for tests, and the load balancer has none"
        fix = f"add 'test_listener: {{}}' to {SECTIONS[section]}"
        yield Problem(path=path, what=what, fix=fix)
    elif balancer.scheme != "internal" and config.network.preset in _WITHOUT_NAT:
        what = "would have to find an internet-facing load balancer, and this network has no NAT"
        fix = "use preset private-with-nat or scheme internal, or remove it"
        yield Problem(path=path, what=what, fix=fix)
    routes = [route for route in service.routes if route.balancer == section]
    # Several routes are refused for themselves.
    if len(routes) == 1:
        yield from _unheard(path, config, service, test, routes[0])


def _unheard(
    path: KeyPath,
    config: EnvironmentConfig,
    service: ServiceSettings,
    test: SmokeTest,
    route: Route,
) -> Iterator[Problem]:
    network = config.network
    elsewhere = network.existing or network.ipam or network.secondary_cidr
    sources = () if elsewhere else (network.cidr,)
    try:
        check_smoke_test_route(test, route, protocol=service.targets.protocol, sources=sources)
    except InvalidInputError as error:
        key = error.where.split(".")[1:]
        got = None if error.got is None else shown(error.got)
        yield Problem(path=(*path, *key), what=error.what, got=got, fix=error.fix)


def _test_header(path: KeyPath, service: ServiceSettings, *, named: bool) -> Iterator[Problem]:
    if not named:
        what = "is one of requests of other services, and none connects to this one"
        fix = "remove it, or add the service to connects_to of another"
        yield Problem(path=path, what=what, fix=fix)
    elif service.container.app_protocol is None:
        what = "is a header, and plain TCP has none"
        yield Problem(path=path, what=what, fix="add container.app_protocol")


_CONFLICTS: Final[tuple[tuple[Callable[[ServiceSettings], bool], str, str], ...]] = (
    (
        lambda service: service.queue is not None,
        "shifts requests, and the tasks take messages of a queue",
        "write rolling",
    ),
    (
        lambda service: service.is_daemon,
        "needs room for a second set of tasks, and a daemon has one place on every instance",
        "write rolling",
    ),
    (
        # AdvancedConfiguration names one rule of a listener:
        # https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_AdvancedConfiguration.html
        lambda service: len({one.balancer for one in service.routes}) < len(service.routes),
        "shifts the requests of one route, and there are several",
        "join them with '*', or write rolling",
    ),
    (
        lambda service: service.request_scaling is not None,
        "moves requests between two target groups, and request_scaling counts those of one",
        "scale by CPU or memory, or write rolling",
    ),
    (
        lambda service: service.lattice is not None,
        "moves requests between two target groups, and lattice has one",
        "write rolling, or remove lattice",
    ),
    (
        # What AWS names for managed shifts is no name in the DNS:
        # https://docs.aws.amazon.com/AmazonECS/latest/developerguide/blue-green-deployment-implementation.html
        lambda service: service.discovery is not None,
        "holds requests back from new tasks, and the name of discovery leads to them at once",
        "write rolling, or remove discovery: those that connect then use Service Connect",
    ),
)
