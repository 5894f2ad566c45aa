"""What a sidecar waits for must be able to come."""

from collections.abc import Iterator

from moorage.config.environment_config import EnvironmentConfig
from moorage.config.problem import Problem, shown


def sidecar_rules(config: EnvironmentConfig) -> Iterator[Problem]:
    """Yield sidecars named like the main container, and those that wait in vain.

    Args:
        config: The environment.
    """
    for place, workload in config.container_tasks:
        for name, sidecar in workload.sidecars.items():
            path = (*place, "sidecars", name)
            if name == "main":
                what = "is the name of the main container"
                yield Problem(path=path, what=what, fix="choose another name")
            if sidecar.after_main == "healthy" and workload.container.health_check is None:
                what = "waits for the health of a main container without a health check"
                fix = "give it one: container.health_check"
                got = shown(sidecar.after_main)
                yield Problem(path=(*path, "after_main"), what=what, got=got, fix=fix)
