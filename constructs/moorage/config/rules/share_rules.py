"""A share of requests is one of a service that keeps the rest."""

from collections.abc import Iterator

from moorage.config.environment_config import EnvironmentConfig
from moorage.config.nearest import nearest
from moorage.config.problem import Problem, shown
from moorage.config.service_settings import ServiceSettings
from moorage.values.listener_priorities import allocate_priorities
from moorage.values.placed_route import PlacedRoute
from moorage.values.traffic_share import TrafficShare


def share_rules(config: EnvironmentConfig) -> Iterator[Problem]:
    """Yield shares of nothing, between services that do not go together, and in the wrong place.

    Args:
        config: The environment.
    """
    for name, service in config.services.items():
        balancers: dict[str, str] = {}
        for index, route in enumerate(service.routes):
            if not (share := route.share):
                continue
            path = ("services", name, "routes", index, "share")
            placed = PlacedRoute(owner=name, index=index, route=route)
            for what, fix in _conflicts(config, service, placed, share):
                yield Problem(path=path, what=what, got=shown(share.of), fix=fix)
            if balancers.setdefault(share.of, route.balancer) != route.balancer:
                what = "is with a service that another route shares with on another load balancer"
                yield Problem(path=path, what=what, got=shown(share.of), fix="take one of them out")
    yield from _moved(config)


def _conflicts(
    config: EnvironmentConfig, service: ServiceSettings, mine: PlacedRoute, share: TrafficShare
) -> Iterator[tuple[str, str]]:
    if share.of == mine.owner:
        return  # The rule about circles says so.
    if share.of not in config.services:
        near = nearest(share.of, config.services)
        fix = f"did you mean '{near}'?" if near else f"add it: services.{share.of}"
        yield "is of no service of this file", fix
        return
    other = config.services[share.of]
    matching = [
        route
        for index, route in enumerate(other.routes)
        if route.balancer == mine.route.balancer
        and mine.takes_part_of(PlacedRoute(owner=share.of, index=index, route=route))
    ]
    if not matching:
        what = "is of a service without a route for just these requests on this load balancer"
        yield what, "write path, host, conditions and balancer as the other service has them"
    elif matching[0].login != mine.route.login:
        yield "would lead past the login of one of the two", "write the same login in both routes"
    if service.deployment.shifts_traffic or other.deployment.shifts_traffic:
        what = "goes with rolling deployments of both: ECS rewrites the weights of others"
        yield what, "write deployment: rolling"
    if service.targets.protocol != other.targets.protocol:
        what = "is between targets of two protocols"
        yield what, "write the same targets.protocol in both services"
    if (service.targets.sticky or other.targets.sticky) and not share.sticky_minutes:
        # "you must enable target group stickiness":
        # https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-action-types.html
        yield "would lose sticky sessions between the two", "add sticky_minutes"


def _moved(config: EnvironmentConfig) -> Iterator[Problem]:
    """Yield shares with a number that another route has without them."""
    plan = config.balancer_plan
    taken = {
        (plan.balancer_of(route), route.priority): ("services", name, "routes", index, "priority")
        for name, service in config.services.items()
        for index, route in enumerate(service.routes)
        if route.share
    }
    if not taken or plan.priority_problems():
        return
    others = {
        owner: [route for route in routes if not route.share]
        for owner, routes in plan.routes.items()
    }
    numbers = allocate_priorities(others, listener_of=plan.balancer_of)
    for owner, routes in others.items():
        for route, number in zip(routes, numbers[owner], strict=True):
            if path := taken.get((plan.balancer_of(route), number)):
                what = f"is the number of a rule of {owner}, which would have to move"
                fix = "write another one, below that of the route that is shared"
                yield Problem(path=path, what=what, got=shown(number), fix=fix)
