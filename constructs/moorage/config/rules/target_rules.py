"""What a load balancer is told about tasks goes with its listener and with deployments."""

from collections.abc import Iterator

from moorage.config.environment_config import EnvironmentConfig
from moorage.config.problem import Problem, shown
from moorage.values.target_options import TargetOptions


def target_rules(config: EnvironmentConfig) -> Iterator[Problem]:
    """Yield HTTP/2 without HTTPS, sessions that a deployment would hold, and options of nothing.

    Args:
        config: The environment.
    """
    for name, service in config.services.items():
        options, path = service.targets, ("services", name, "targets")
        if options != TargetOptions() and not service.routes:
            what, fix = "are targets of a load balancer, and there is no route", "add routes"
            yield Problem(path=path, what=what, fix=fix)
        sections = config.balancer_plan.sections
        used = {route.balancer for route in service.routes} & sections.keys()
        if options.needs_https and not all(sections[one].all_certificates for one in used):
            # https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html
            what = "needs HTTPS, and the load balancer has no certificate"
            fix = "add certificate_arn or certificates to the load balancer"
            where = (*path, "protocol")
            yield Problem(path=where, what=what, got=shown(options.protocol), fix=fix)
        if options.sticky and service.deployment.shifts_traffic:
            what = "would keep clients with the old version while a deployment shifts requests"
            fix = "remove it, or write deployment: rolling"
            yield Problem(path=(*path, "sticky"), what=what, fix=fix)
