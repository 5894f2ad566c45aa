"""A login that a route names exists, and its load balancer can reach the provider."""

from collections.abc import Iterator

from moorage.config.balancer_plan import SECTIONS
from moorage.config.environment_config import EnvironmentConfig
from moorage.config.key_path import KeyPath
from moorage.config.load_balancer_settings import LoadBalancerSettings
from moorage.config.nearest import nearest
from moorage.config.problem import Problem, shown
from moorage.config.service_settings import ServiceSettings
from moorage.values.login import Login
from moorage.values.route import Route


def login_rules(config: EnvironmentConfig) -> Iterator[Problem]:
    """Yield logins without HTTPS or a way to the provider, and routes that cannot have one.

    Args:
        config: The environment.
    """
    known: dict[str, Login] = {}
    for section, settings in config.balancer_plan.sections.items():
        for name, login in settings.logins.items():
            if known.setdefault(name, login) != login:
                what = "is another login than the one of this name at load_balancer"
                path: KeyPath = (SECTIONS[section], "logins", name)
                yield Problem(path=path, what=what, fix="give it another name")
        if settings.logins:
            yield from _of_balancer(config, (SECTIONS[section], "logins"), settings)
    for name, service in config.services.items():
        for index, route in enumerate(service.routes):
            for what, fix in _of_route(config, service, route):
                path = ("services", name, "routes", index, "login")
                yield Problem(path=path, what=what, got=shown(route.login), fix=fix)


def _of_balancer(
    config: EnvironmentConfig, path: KeyPath, settings: LoadBalancerSettings
) -> Iterator[Problem]:
    if not settings.all_certificates:
        # https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html
        what, fix = "need HTTPS, and there is no certificate", "add certificate_arn"
        yield Problem(path=path, what=what, fix=fix)
    if config.network.preset == "isolated-with-endpoints" and settings.scheme == "internal":
        what = "have no way to the identity provider: the network is isolated"
        fix = "use preset private-with-nat, or let the services check who asks"
        yield Problem(path=path, what=what, fix=fix)


def _of_route(
    config: EnvironmentConfig, service: ServiceSettings, route: Route
) -> Iterator[tuple[str, str]]:
    settings = config.balancer_plan.sections.get(route.balancer)
    login = route.login
    if settings is None or login is None:
        return
    if login not in settings.logins:
        section = SECTIONS[route.balancer]
        near = nearest(login, settings.logins)
        fix = f"did you mean '{near}'?" if near else f"add it to {section}.logins"
        yield f"is no login of {section}", fix
    if service.targets.needs_https:
        # https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html
        what = f"goes with no targets of {service.targets.protocol}: requests are only forwarded"
        yield what, "let the service check who asks, or use http1"
    if service.deployment.shifts_traffic:
        what = "goes with rolling deployments: ECS rewrites the action of a rule that it shifts"
        yield what, "write deployment: rolling"
