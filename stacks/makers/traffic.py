"""``routes`` and ``network_routes``: what load balancers send to a service."""

from collections.abc import Iterator
from dataclasses import replace

from moorage.features.http_route import HttpRoute
from moorage.features.network_route import NetworkRoute
from moorage.values.balancer_name import MAIN
from stacks.fields import arguments_of
from stacks.makers.entry import ServiceEntry
from stacks.network_balancer import ingress_cidrs


def http_route(entry: ServiceEntry) -> Iterator[HttpRoute]:
    """Yield one feature for all routes, if there are any."""
    routes = [
        replace(route, priority=priority)
        for route, priority in zip(
            entry.settings.routes, entry.config.listener_priorities[entry.name], strict=True
        )
    ]
    if routes:
        first, *more = routes
        listener = entry.platform.load_balancer.listener
        test = entry.platform.test_listeners.get(MAIN)
        yield HttpRoute(listener=listener, test_listener=test, **arguments_of(first), more=more)


def network_routes(entry: ServiceEntry) -> Iterator[NetworkRoute]:
    """Yield a feature for each port."""
    balancer, settings = entry.platform.network_load_balancer, entry.config.network_load_balancer
    if balancer is None or settings is None:
        return
    for port in entry.settings.network_routes:
        given = arguments_of(port)
        ranges = given.pop("ingress_cidrs")
        yield NetworkRoute(
            load_balancer=balancer.load_balancer,
            ingress_cidrs=tuple(ranges or ingress_cidrs(entry.config, entry.platform.network)),
            ingress_prefix_lists=() if ranges else settings.ingress_prefix_lists,
            **given,
        )
