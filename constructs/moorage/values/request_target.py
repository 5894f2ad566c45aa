"""Scale a service by the requests it answers."""

from dataclasses import dataclass

from moorage.values.ranges import require_range
from moorage.values.scaling_limits import ScalingLimits


@dataclass(frozen=True, kw_only=True)
class RequestTarget(ScalingLimits):
    """Keep the number of requests that each task gets near a target.

    Use it for services behind a load balancer whose requests cost about the same.

    Args:
        min_tasks: Fewest tasks. Two or more survive the loss of a zone.
        max_tasks: Most tasks; caps the cost.
        requests_per_task: Requests in a minute to hold for each task.
        scale_out_cooldown_seconds: Seconds to wait after adding tasks before adding more.
        scale_in_cooldown_seconds: Seconds to wait after removing tasks before removing more.

    Raises:
        InvalidInputError: A number is outside its range, or the fewest are more than the most.

    Example:
        >>> RequestTarget(min_tasks=2, max_tasks=10, requests_per_task=600).requests_per_task
        600
    """

    requests_per_task: int

    def __post_init__(self) -> None:
        super().__post_init__()
        where = f"{type(self).__name__}.requests_per_task"
        require_range(where, self.requests_per_task, 1, 1_000_000, unit="requests")
