"""Scale a service by the CPU it uses."""

from dataclasses import dataclass

from moorage.errors import InvalidInputError
from moorage.values.ranges import require_range

# Tasks per service: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html
MOST_TASKS = 5000


@dataclass(frozen=True, kw_only=True)
class CpuTarget:
    """Keep the average CPU use of a service's tasks near a target.

    Use it when load varies and the work is bound by CPU; give the service no fixed count then.

    Args:
        min_tasks: Fewest tasks. Two or more survive the loss of a zone.
        max_tasks: Most tasks; caps the cost.
        target_percent: Average CPU use to hold, 10 to 90.
        scale_out_cooldown_seconds: Seconds to wait after adding tasks before adding more.
        scale_in_cooldown_seconds: Seconds to wait after removing tasks before removing more.

    Raises:
        InvalidInputError: If a number is outside its range, or the fewest are more than the most.

    Example:
        >>> CpuTarget(min_tasks=2, max_tasks=10).target_percent
        60
    """

    min_tasks: int
    max_tasks: int
    target_percent: int = 60
    scale_out_cooldown_seconds: int = 60
    scale_in_cooldown_seconds: int = 300

    def __post_init__(self) -> None:
        require_range("CpuTarget.min_tasks", self.min_tasks, 0, MOST_TASKS, unit="tasks")
        require_range("CpuTarget.max_tasks", self.max_tasks, 1, MOST_TASKS, unit="tasks")
        require_range("CpuTarget.target_percent", self.target_percent, 10, 90, unit="percent")
        for field in ("scale_out_cooldown_seconds", "scale_in_cooldown_seconds"):
            require_range(f"CpuTarget.{field}", getattr(self, field), 0, 3600, unit="seconds")
        if self.min_tasks > self.max_tasks:
            raise InvalidInputError(
                "CpuTarget.min_tasks",
                f"must not be more than max_tasks, {self.max_tasks}",
                got=self.min_tasks,
                fix=f"lower it to {self.max_tasks}, or raise max_tasks to {self.min_tasks}",
            )
