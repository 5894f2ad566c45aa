"""Between which numbers of tasks a service scales, and how fast."""

from dataclasses import dataclass

from moorage.errors import InvalidInputError
from moorage.values.ranges import require_range

# Tasks per service: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html
MOST_TASKS = 5000


@dataclass(frozen=True, kw_only=True)
class ScalingLimits:
    """Bound the number of tasks.

    Args:
        min_tasks: Fewest tasks. Two or more survive the loss of a zone.
        max_tasks: Most tasks; caps the cost.
        scale_out_cooldown_seconds: Seconds to wait after adding tasks before adding more.
        scale_in_cooldown_seconds: Seconds to wait after removing tasks before removing more.

    Raises:
        InvalidInputError: A number is outside its range, or the fewest are more than the most.

    Example:
        >>> ScalingLimits(min_tasks=2, max_tasks=10).scale_in_cooldown_seconds
        300
    """

    min_tasks: int
    max_tasks: int
    scale_out_cooldown_seconds: int = 60
    scale_in_cooldown_seconds: int = 300

    def __post_init__(self) -> None:
        where = type(self).__name__
        require_range(f"{where}.min_tasks", self.min_tasks, 0, MOST_TASKS, unit="tasks")
        require_range(f"{where}.max_tasks", self.max_tasks, 1, MOST_TASKS, unit="tasks")
        for field in ("scale_out_cooldown_seconds", "scale_in_cooldown_seconds"):
            require_range(f"{where}.{field}", getattr(self, field), 0, 3600, unit="seconds")
        if self.min_tasks > self.max_tasks:
            raise InvalidInputError(
                f"{where}.min_tasks",
                f"must not be more than max_tasks, {self.max_tasks}",
                got=self.min_tasks,
                fix=f"lower it to {self.max_tasks}, or raise max_tasks to {self.min_tasks}",
            )
