"""``routes`` and ``network_routes``: what load balancers send to a service."""

from collections.abc import Iterator

from aws_cdk import aws_elasticloadbalancingv2 as elbv2

from moorage.features.http_route import HttpRoute
from moorage.features.network_route import NetworkRoute
from moorage.values.balancer_name import MAIN
from stacks.fields import arguments_of
from stacks.makers.entry import ServiceEntry
from stacks.network_balancer import ingress_cidrs


def http_route(entry: ServiceEntry) -> Iterator[HttpRoute]:
    """Yield one feature for all routes, if there are any."""
    routes = entry.config.balancer_plan.placed(entry.name)
    if routes:
        first, *more = routes
        balancers = entry.platform.load_balancers
        main = min((route.balancer for route in routes), key=[*balancers].index)
        plan = entry.config.balancer_plan
        wanted = {route.login for route in routes}
        yield HttpRoute(
            listener=balancers[MAIN].listener,
            test_listener=entry.platform.test_listeners.get(main),
            **arguments_of(first),
            more=more,
            targets=entry.settings.targets,
            logins={
                name: login
                for settings in plan.sections.values()
                for name, login in settings.logins.items()
                if name in wanted
            },
            listeners={name: one.listener for name, one in balancers.items() if name != MAIN},
            shared_with={
                route.share.of: _targets(entry, route.share.of, route.balancer)
                for route in routes
                if route.share
            },
        )


def _targets(entry: ServiceEntry, other: str, balancer: str) -> elbv2.IApplicationTargetGroup:
    """Return the target group that another service has on a load balancer."""
    used = {route.balancer for route in entry.config.balancer_plan.placed(other)}
    ordered = [name for name in entry.platform.load_balancers if name in used]
    return entry.target_groups[other][ordered.index(balancer)]


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
