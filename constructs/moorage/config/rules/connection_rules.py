"""Services connect to services that can be reached, and not in a circle."""

from collections.abc import Iterator

from moorage.config.connections import deployment_order
from moorage.config.environment_config import EnvironmentConfig
from moorage.config.nearest import nearest
from moorage.config.problem import Problem, shown
from moorage.config.service_settings import ServiceSettings


def connection_rules(config: EnvironmentConfig) -> Iterator[Problem]:
    """Yield connections to nobody, to services without a port, and circles.

    Args:
        config: The environment.
    """
    known = config.services
    for name, service in known.items():
        for index, other in enumerate(service.connects_to):
            path, got = ("services", name, "connects_to", index), shown(other)
            if other not in known:
                near = nearest(other, known)
                fix = f"did you mean '{near}'?" if near else f"add it: services.{other}"
                yield Problem(path=path, what="is no service of this file", got=got, fix=fix)
            elif known[other].port is None:
                fix = f"add services.{other}.port"
                yield Problem(path=path, what="listens on no port", got=got, fix=fix)
    yield from _circle(config)
    for name, service in known.items():
        yield from _offers(name, service, config.region)
        seconds = service.connect.request_timeout_seconds
        if seconds is not None and service.container.app_protocol is None:
            yield Problem(
                path=("services", name, "connect", "request_timeout_seconds"),
                what="plain TCP has no requests that could time out",
                got=shown(seconds),
                fix="add container.app_protocol, or remove it",
            )


def _offers(name: str, service: ServiceSettings, region: str) -> Iterator[Problem]:
    """Yield names that lead to no port, and service networks of elsewhere."""
    for key in ("discovery", "lattice"):
        if getattr(service, key) and service.port is None:
            what, fix = "listens on no port, where others could reach it", "add its port"
            yield Problem(path=("services", name, key), what=what, fix=fix)
    if service.lattice and f":{region}:" not in service.lattice.service_network_arn:
        yield Problem(
            path=("services", name, "lattice", "service_network_arn"),
            what=f"must be a service network of the environment's region, {region}",
            got=shown(service.lattice.service_network_arn),
            fix="share or make one there",
        )


def _circle(config: EnvironmentConfig) -> Iterator[Problem]:
    """Yield one problem for services that would each have to be deployed after the other."""
    left = [name for name in config.services if name not in set(deployment_order(config.services))]
    # Those that only wait for a circle are not in it, nor are those that wait for nobody known.
    while more := [
        name
        for name in left
        if not any(name in config.services[one].comes_after for one in left)
        or not any(other in left for other in config.services[name].comes_after)
    ]:
        left = [name for name in left if name not in more]
    if left:
        first = config.services[left[0]]
        key = next((one for one in ("connects_to", "sends_to") if getattr(first, one)), "routes")
        yield Problem(
            path=("services", left[0], key),
            what="goes round in a circle, and each would have to be deployed after the other",
            got=shown(", ".join(left)),
            fix="take one connection out; let it use a queue, or a route of the load balancer"
            if key != "routes"
            else "take the share of one of them out",
        )
