"""What the keys of one service say must not contradict one another."""

from collections.abc import Iterator

from moorage.config.environment_config import EnvironmentConfig
from moorage.config.problem import Problem


def service_rules(config: EnvironmentConfig) -> Iterator[Problem]:
    """Yield services with two numbers of tasks.

    Args:
        config: The environment.
    """
    for name, service in config.services.items():
        if service.cpu_scaling is not None and "count" in service.model_fields_set:
            path = ("services", name, "count")
            what = "a deployment would reset the number of tasks that cpu_scaling has set"
            yield Problem(path=path, what=what, got=str(service.count), fix="remove it")
