"""Between which numbers of tasks a service scales, and how fast."""

from dataclasses import dataclass

from moorage.values.ranges import require_range
from moorage.values.task_limits import TaskLimits


@dataclass(frozen=True, kw_only=True)
class ScalingLimits(TaskLimits):
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

    scale_out_cooldown_seconds: int = 60
    scale_in_cooldown_seconds: int = 300

    def __post_init__(self) -> None:
        super().__post_init__()
        where = type(self).__name__
        for field in ("scale_out_cooldown_seconds", "scale_in_cooldown_seconds"):
            require_range(f"{where}.{field}", getattr(self, field), 0, 3600, unit="seconds")
