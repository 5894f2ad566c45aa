"""Every service can be deployed, with the number of tasks that it has."""

from collections.abc import Iterator

from moorage.config.deployment_numbers import service_deployment, task_counts
from moorage.config.environment_config import EnvironmentConfig
from moorage.config.problem import Problem
from moorage.config.service_settings import ServiceSettings
from moorage.delivery.obstacle import Obstacle
from moorage.delivery.obstacles import obstacles
from moorage.errors import InvalidInputError
from moorage.values.rolling import Rolling

_CAPACITY = ("cluster", "capacity")


def rollout_rules(config: EnvironmentConfig) -> Iterator[Problem]:
    """Yield services whose deployments would never end.

    Args:
        config: The environment.
    """
    for name in config.services:
        try:
            counts = dict.fromkeys(task_counts(config, name))
            found = [
                one
                for tasks in counts
                for one in obstacles(service_deployment(config, name, tasks))
            ]
        except InvalidInputError:
            # What is wrong with a service's size or capacity is said by their own rules.
            continue
        # The first says enough: the second differs by the number of tasks only.
        for obstacle in found[:1]:
            if not _is_said_already(config.services[name], obstacle):
                yield _problem(config, name, obstacle)


def _is_said_already(service: ServiceSettings, obstacle: Obstacle) -> bool:
    """Return whether the rules of deployments refuse it whatever the number of tasks is."""
    deployment = service.deployment
    if not isinstance(deployment, Rolling):
        return obstacle.cause == "daemon"
    return obstacle.cause == "limits" and any(deployment.problems(daemon=service.is_daemon))


def _problem(config: EnvironmentConfig, name: str, obstacle: Obstacle) -> Problem:
    if obstacle.cause == "room":
        return _room(config, name, obstacle)
    key = "maximum_percent" if obstacle.cause == "limits" else "minimum_healthy_percent"
    return Problem(
        path=("services", name, "deployment", key),
        what=f"a deployment would never end: {obstacle.what}",
        got=obstacle.got,
        fix=obstacle.fix,
    )


def _room(config: EnvironmentConfig, name: str, obstacle: Obstacle) -> Problem:
    groups = [one.name for one in config.strategy_of(name)]
    return Problem(
        path=("cluster", "capacity", "ec2", groups[0], "scaling", "max_nodes"),
        what=f"a deployment of {name} would never end: {obstacle.what}, even if nothing else ran "
        "on these instances",
        got=obstacle.got,
        fix=f"raise it, or take larger instances, to {obstacle.fix}",
        depends_on=(_CAPACITY, ("services", name)),
    )
