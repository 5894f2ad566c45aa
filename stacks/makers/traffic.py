"""``routes``: requests that the load balancer sends to a service."""

from collections.abc import Iterator
from dataclasses import replace

from moorage.features.http_route import HttpRoute
from stacks.fields import arguments_of
from stacks.makers.entry import ServiceEntry


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
        yield HttpRoute(listener=listener, **arguments_of(first), more=more)
