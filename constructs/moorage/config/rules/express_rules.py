"""Express Mode runs on Fargate, in subnets that lead to those who ask."""

from collections.abc import Iterator

from moorage.config.environment_config import EnvironmentConfig
from moorage.config.problem import Problem, shown
from moorage.errors import InvalidInputError

_PRESET = ("network", "preset")


def express_rules(config: EnvironmentConfig) -> Iterator[Problem]:
    """Yield applications on other capacity, and those that the network keeps from their users.

    Args:
        config: The environment.
    """
    for name, service in config.express.items():
        path = ("express", name)
        if service.access not in _offered(config):
            yield Problem(
                path=(*path, "access"),
                what=f"the network has no {service.access} subnets for it",
                got=shown(service.access),
                fix=f"write {_offered(config)[0]}, or use another network.preset",
                depends_on=(_PRESET,),
            )
        try:
            kind = config.strategy_of(name)[0].kind
        except InvalidInputError:
            continue
        if kind != "fargate":
            yield Problem(
                path=(*path, "capacity"),
                what="Express Mode runs on Fargate",
                got=kind,
                fix="choose fargate, and add it to cluster.capacity",
                depends_on=(("cluster", "capacity"),),
            )


def _offered(config: EnvironmentConfig) -> tuple[str, ...]:
    preset, existing = config.network.preset, config.network.existing
    if preset == "public-only":
        return ("public",)
    if preset == "isolated-with-endpoints" or (existing and not existing.load_balancer_subnets):
        return ("private",)
    return ("private", "public")
