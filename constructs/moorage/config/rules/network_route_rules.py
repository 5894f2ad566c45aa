"""Ports of the Network Load Balancer belong to one service each, and lead somewhere."""

from collections.abc import Iterator
from typing import Final, TypeAlias

from moorage.config.environment_config import EnvironmentConfig
from moorage.config.key_path import KeyPath
from moorage.config.problem import Problem, shown
from moorage.config.service_settings import ServiceSettings
from moorage.values.network_port import NetworkPort

# https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-limits.html
MOST_LISTENERS: Final = 50
# https://docs.aws.amazon.com/AmazonECS/latest/developerguide/nlb.html
MOST_TARGET_GROUPS: Final = 5
_SECTION: Final = ("network_load_balancer",)
_Found: TypeAlias = list[tuple[str, KeyPath, NetworkPort]]


def network_route_rules(config: EnvironmentConfig) -> Iterator[Problem]:
    """Yield ports without a load balancer, given away twice, or that lead nowhere.

    Args:
        config: The environment.
    """
    found: _Found = [
        (name, ("services", name, "network_routes", index), route)
        for name, service in config.services.items()
        for index, route in enumerate(service.network_routes)
    ]
    if found and config.network_load_balancer is None:
        what = "there is no Network Load Balancer whose ports could lead here"
        fix = "add the section 'network_load_balancer: {}'"
        yield Problem(path=found[0][1][:-1], what=what, fix=fix, depends_on=(_SECTION,))
    yield from _taken(found)
    for name, path, route in found:
        yield from _nowhere(config.services[name], name, path, route)
        yield from _misplaced(config, path, route)
    for name, service in config.services.items():
        # One on each load balancer that its routes are placed on.
        balancers = {config.balancer_plan.balancer_of(route) for route in service.routes}
        groups = len(service.network_routes) + len(balancers)
        if groups > MOST_TARGET_GROUPS:
            what = f"ECS takes {MOST_TARGET_GROUPS} target groups for a service"
            fix = "let another service take some of them"
            place = ("services", name, "network_routes" if service.network_routes else "routes")
            yield Problem(path=place, what=what, got=str(groups), fix=fix)
    if len(found) > MOST_LISTENERS:
        what = f"one Network Load Balancer has at most {MOST_LISTENERS} listeners"
        fix = "move services to another environment"
        yield Problem(path=("services",), what=what, got=f"{len(found)} ports", fix=fix)


def _taken(found: _Found) -> Iterator[Problem]:
    first: dict[tuple[str, int], str] = {}
    for name, path, route in found:
        key = (route.transport, route.port)
        if key in first:
            what = f"belongs to services.{first[key]} already, and a port to one service"
            if first[key] == name:
                what = f"is given away twice by services.{name}"
            got = f"{route.port} over {route.transport.upper()}"
            fix = f"give services.{name} another port"
            yield Problem(path=(*path, "port"), what=what, got=got, fix=fix)
        first.setdefault(key, name)


def _nowhere(
    service: ServiceSettings, name: str, path: KeyPath, route: NetworkPort
) -> Iterator[Problem]:
    depends = (("services", name, "port"),)
    if service.port is not None:
        return
    if route.target_port is None:
        what = "connections cannot be forwarded without a port"
        fix = f"add target_port here, or 'port' to services.{name}"
        yield Problem(path=path, what=what, fix=fix, depends_on=depends)
    elif route.protocol == "udp" and (route.health_port or service.health.port) is None:
        what = "whether a task is well is asked with TCP, and it has no such port"
        fix = f"add health_port here, or 'port' or 'health.port' to services.{name}"
        yield Problem(path=path, what=what, fix=fix, depends_on=depends)


def _misplaced(config: EnvironmentConfig, path: KeyPath, route: NetworkPort) -> Iterator[Problem]:
    if route.certificate_arn is None:
        return
    region, account = route.certificate_arn.split(":")[3:5]
    if region != config.region or config.account not in (None, account):
        place = " ".join(filter(None, (config.region, config.account)))
        yield Problem(
            path=(*path, "certificate_arn"),
            what=f"must be a certificate of the environment's region and account, {place}",
            got=shown(f"{region} {account}"),
            fix=f"request or import the certificate in {config.region}",
            depends_on=(("region",), ("account",)),
        )
