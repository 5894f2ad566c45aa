"""Other limits of scaling from a time on."""

from dataclasses import dataclass
from zoneinfo import available_timezones

from moorage.errors import InvalidInputError
from moorage.values.cron_expression import CronExpression
from moorage.values.ranges import require_range
from moorage.values.task_limits import MOST_TASKS


@dataclass(frozen=True, kw_only=True)
class ScheduledLimits:
    """Change the fewest and the most tasks at given times.

    Args:
        cron: When: minutes, hours, day of month, month, day of week and year, such as
            ``0 20 ? * MON-FRI *``.
        min_tasks: Fewest tasks from then on.
        max_tasks: Most tasks from then on; 0 stops the service.
        time_zone: Name of the time zone, such as ``Europe/Berlin``.

    Raises:
        InvalidInputError: A time cannot be read, or a number is outside its range.

    Example:
        >>> ScheduledLimits(cron="0 20 * * ? *", min_tasks=0, max_tasks=0).time_zone
        'UTC'
    """

    cron: str
    min_tasks: int
    max_tasks: int
    time_zone: str = "UTC"

    def __post_init__(self) -> None:
        where = type(self).__name__
        _ = CronExpression(self.cron)
        require_range(f"{where}.min_tasks", self.min_tasks, 0, MOST_TASKS, unit="tasks")
        require_range(f"{where}.max_tasks", self.max_tasks, 0, MOST_TASKS, unit="tasks")
        if self.min_tasks > self.max_tasks:
            what, fix = f"must not be more than max_tasks, {self.max_tasks}", "lower it"
            raise InvalidInputError(f"{where}.min_tasks", what, got=self.min_tasks, fix=fix)
        check_time_zone(f"{where}.time_zone", self.time_zone)


def check_time_zone(where: str, name: str) -> None:
    """Refuse what is not the name of a time zone.

    Args:
        where: The argument.
        name: What was written.

    Raises:
        InvalidInputError: There is no such time zone.
    """
    if name not in available_timezones():
        what, fix = "is not the name of a time zone", "write it as 'Europe/Berlin' or 'UTC'"
        raise InvalidInputError(where, what, got=name, fix=fix)
