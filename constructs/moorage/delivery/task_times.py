"""How long the parts of a task's life take."""

from dataclasses import dataclass
from typing import Final

from moorage.values.ranges import require_range

# No page of AWS promises a time; measure yours, from PENDING to the first line of its log.
ASSUMED_START_SECONDS: Final = 60
# What a task without any health check is watched before it counts as healthy:
# https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html
UNCHECKED_SECONDS: Final = 40
ASSUMED_CRASH_SECONDS: Final = 5
_LONGEST: Final = 7 * 24 * 3600


@dataclass(frozen=True, kw_only=True)
class TaskTimes:
    """Say how long a task takes to start, to be healthy, and to leave; each at the longest.

    Args:
        start_seconds: From the order to start until the process runs: network interface, image
            pull, start. An assumption, as AWS promises no time.
        healthy_seconds: From then until its health checks call it healthy; 40 without any.
        leave_seconds: From the order to stop until it is gone: the load balancer lets requests
            end, then the process does.
        stop_seconds: The second part of that, for a task that never took requests.
        crash_seconds: How long a process lives that crashes. An assumption.
        unhealthy_seconds: From its start until a process that never answers is replaced. Omitted:
            nothing asks it, so that it counts as healthy.
        node_seconds: What a task waits longer if an instance has to start for it.

    Raises:
        InvalidInputError: A time is below 0 or longer than a week.

    Example:
        >>> TaskTimes(start_seconds=30, healthy_seconds=20).ready_seconds
        50
    """

    start_seconds: int = ASSUMED_START_SECONDS
    healthy_seconds: int = UNCHECKED_SECONDS
    leave_seconds: int = 60
    stop_seconds: int = 30
    crash_seconds: int = ASSUMED_CRASH_SECONDS
    unhealthy_seconds: int | None = None
    node_seconds: int = 0

    def __post_init__(self) -> None:
        for field, value in vars(self).items():
            if value is not None:
                require_range(f"TaskTimes.{field}", value, 0, _LONGEST, unit="seconds")

    @property
    def ready_seconds(self) -> int:
        """From the order to start until the task counts as healthy."""
        return self.start_seconds + self.healthy_seconds
