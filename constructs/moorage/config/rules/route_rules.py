"""Services that share a listener must be told apart by their routes."""

from collections.abc import Iterator

from moorage.config.environment_config import EnvironmentConfig
from moorage.config.key_path import parsed
from moorage.config.problem import Problem, shown
from moorage.values.listener_priorities import priority_problems

# https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html
MOST_RULES = 100


def route_rules(config: EnvironmentConfig) -> Iterator[Problem]:
    """Yield routes that collide, have no port behind them, or are too many.

    Args:
        config: The environment.
    """
    routes = {name: service.routes for name, service in config.services.items() if service.routes}
    for name in routes:
        if config.services[name].port is None:
            path = ("services", name, "routes")
            what = "requests cannot be forwarded without a port"
            fix = f"add 'port' to services.{name}"
            yield Problem(path=path, what=what, fix=fix, depends_on=(("services", name, "port"),))
    for name, of_service in routes.items():
        for index, route in enumerate(of_service):
            if route.balancer not in config.load_balancers:
                known = " or ".join(f"'{one}'" for one in config.load_balancers)
                what, fix = "is no load balancer of this environment", f"use {known}"
                where = ("services", name, "routes", index, "balancer")
                yield Problem(path=where, what=what, got=shown(route.balancer), fix=fix)
    for error in priority_problems(routes):
        got = shown(error.got) if error.problem != error.what else None
        yield Problem(path=parsed(error.where), what=error.what, got=got, fix=error.fix)
    count = sum(len(some) for some in routes.values())
    if count > MOST_RULES:
        what = f"one load balancer has at most {MOST_RULES} rules"
        fix = "move services to another environment, or join routes with '*'"
        yield Problem(path=("services",), what=what, got=f"{count} routes", fix=fix)
