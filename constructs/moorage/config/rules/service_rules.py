"""What the keys of one service say must not contradict one another, or the cluster."""

from collections.abc import Iterator

from moorage.config.environment_config import EnvironmentConfig
from moorage.config.problem import Problem
from moorage.values.shutdown import SPOT_NOTICE_SECONDS


def service_rules(config: EnvironmentConfig) -> Iterator[Problem]:
    """Yield services with two numbers of tasks, and those too slow to leave Fargate Spot.

    Args:
        config: The environment.
    """
    for name, service in config.services.items():
        if service.cpu_scaling is not None and "count" in service.model_fields_set:
            path = ("services", name, "count")
            what = "a deployment would reset the number of tasks that cpu_scaling has set"
            yield Problem(path=path, what=what, got=str(service.count), fix="remove it")
        seconds = service.shutdown.total_seconds
        if config.cluster.capacity.uses_spot and seconds > SPOT_NOTICE_SECONDS:
            what = (
                f"deregistration_delay_seconds + stop_timeout_seconds must be at most "
                f"{SPOT_NOTICE_SECONDS}, the notice of Fargate Spot"
            )
            yield Problem(
                path=("services", name, "shutdown"),
                what=what,
                got=str(seconds),
                fix="shorten one, or remove cluster.capacity.fargate_spot",
                depends_on=(("cluster", "capacity"),),
            )
