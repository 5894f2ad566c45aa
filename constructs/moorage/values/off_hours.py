"""When nobody works, and nothing has to run."""

from dataclasses import dataclass

from moorage.values.scheduled_limits import ScheduledLimits
from moorage.values.task_limits import TaskLimits


@dataclass(frozen=True, kw_only=True)
class OffHours:
    """Stop services at one time, and start them at another.

    Args:
        stop: When they stop: minutes, hours, day of month, month, day of week and year, such as
            ``0 20 ? * MON-FRI *``.
        start: When they start again, such as ``0 6 ? * MON-FRI *``.
        time_zone: Name of the time zone, such as ``Europe/Berlin``.

    Raises:
        InvalidInputError: A time cannot be read.

    Example:
        >>> nights = OffHours(stop="0 20 * * ? *", start="0 6 * * ? *")
        >>> [one.max_tasks for one in nights.times(TaskLimits(min_tasks=2, max_tasks=6))]
        [0, 6]
    """

    stop: str
    start: str
    time_zone: str = "UTC"

    def __post_init__(self) -> None:
        self.times(TaskLimits(min_tasks=1, max_tasks=1))

    def times(self, limits: TaskLimits) -> tuple[ScheduledLimits, ScheduledLimits]:
        """Return the two times of one service.

        Args:
            limits: Its limits while it runs.
        """
        low, high, zone = limits.min_tasks, limits.max_tasks, self.time_zone
        return (
            ScheduledLimits(cron=self.stop, min_tasks=0, max_tasks=0, time_zone=zone),
            ScheduledLimits(cron=self.start, min_tasks=low, max_tasks=high, time_zone=zone),
        )
