"""Scale a service by the clock."""

from dataclasses import dataclass

from moorage.errors import InvalidInputError
from moorage.values.scheduled_limits import ScheduledLimits
from moorage.values.task_limits import TaskLimits


@dataclass(frozen=True, kw_only=True)
class ScheduledTarget(TaskLimits):
    """Bound the number of tasks otherwise at given times, such as before a rush or for the night.

    Args:
        min_tasks: Fewest tasks when the service is made.
        max_tasks: Most tasks when the service is made.
        times: The times, with the limits from then on; one or more.

    Raises:
        InvalidInputError: A number is outside its range, or there is no time.

    Example:
        >>> rush = ScheduledLimits(cron="0 11 * * ? *", min_tasks=8, max_tasks=20)
        >>> ScheduledTarget(min_tasks=2, max_tasks=6, times=(rush,)).times[0].max_tasks
        20
    """

    times: tuple[ScheduledLimits, ...]

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.times:
            raise InvalidInputError(
                f"{type(self).__name__}.times", "must name at least one time", fix="add one"
            )
