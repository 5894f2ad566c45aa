"""Services that share a listener must be told apart by their routes."""

from collections.abc import Iterator

from moorage.config.environment_config import EnvironmentConfig
from moorage.config.key_path import parsed
from moorage.config.problem import Problem, shown


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
            if route.balancer not in config.balancer_plan.sections:
                known = " or ".join(f"'{one}'" for one in config.balancer_plan.sections)
                what, fix = "is no load balancer of this environment", f"use {known}"
                where = ("services", name, "routes", index, "balancer")
                yield Problem(path=where, what=what, got=shown(route.balancer), fix=fix)
    for error in config.balancer_plan.priority_problems():
        got = shown(error.got) if error.problem != error.what else None
        yield Problem(path=parsed(error.where), what=error.what, got=got, fix=error.fix)
    for section, error in config.balancer_plan.problems():
        yield Problem(path=section, what=error.what, got=str(error.got), fix=error.fix)
