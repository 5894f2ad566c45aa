"""When a task runs."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from moorage.errors import InvalidInputError
from moorage.values.cron_expression import CronExpression
from moorage.values.ranges import require_range
from moorage.values.scheduled_limits import check_time_zone

_RATE = re.compile(r"([1-9]\d{0,5}) (minute|hour|day)s?")
_AHEAD: Final = timedelta(days=366 * 8)


@dataclass(frozen=True, kw_only=True)
class Schedule:
    """Run a task again and again.

    A run that falls on an hour that the clocks skip in spring does not take place; one that falls
    on an hour that they repeat in autumn takes place once
    (https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#daylist-savings-time).

    Args:
        cron: Minutes, hours, day of month, month, day of week and year, such as
            ``0 6 ? * MON-FRI *``. Omitted: it has a rate.
        rate: How often, such as ``5 minutes``, ``1 hour`` or ``7 days``. Omitted: it has a cron
            expression.
        time_zone: Name of the time zone of a cron expression, such as ``Europe/Berlin``.
        flexible_minutes: Start up to so many minutes later, 1 to 1440, so that not everything
            starts at once. 0: on time.
        retries: How often EventBridge Scheduler tries to start a run that could not be started, 0
            to 185, within a day; then it goes to the dead-letter queue.
        enabled: Whether it runs at all.

    Raises:
        InvalidInputError: Neither or both of cron and rate are there, or one cannot be read.

    Example:
        >>> Schedule(cron="0 6 * * ? *", time_zone="Europe/Berlin").expression
        'cron(0 6 * * ? *)'
    """

    cron: str | None = None
    rate: str | None = None
    time_zone: str = "UTC"
    flexible_minutes: int = 0
    retries: int = 3
    enabled: bool = True

    def __post_init__(self) -> None:
        if (self.cron is None) == (self.rate is None):
            fix = "write one of them"
            raise InvalidInputError("Schedule", "must have a cron expression or a rate", fix=fix)
        if self.cron is not None:
            _ = CronExpression(self.cron)
        self._check_rate()
        check_time_zone("Schedule.time_zone", self.time_zone)
        require_range("Schedule.flexible_minutes", self.flexible_minutes, 0, 1440, unit="minutes")
        require_range("Schedule.retries", self.retries, 0, 185, unit="times")

    @property
    def expression(self) -> str:
        """The schedule as EventBridge Scheduler reads it."""
        return f"cron({self.cron})" if self.cron is not None else f"rate({self.rate})"

    def next_runs(self, after: datetime, number: int = 3) -> list[datetime]:
        """Return when it runs next; fewer if it ends before.

        Args:
            after: The time from which on, with a time zone. A rate counts from the moment when
                the schedule is made, which this takes it for.
            number: How many.

        Example:
            >>> noon = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
            >>> [f"{run:%a %H:%M}" for run in Schedule(cron="30 6 ? * MON *").next_runs(noon, 2)]
            ['Mon 06:30', 'Mon 06:30']
        """
        if self.cron is None:
            return [after + self._period * n for n in range(1, number + 1)]
        zone, expression = ZoneInfo(self.time_zone), CronExpression(self.cron)
        found: list[datetime] = []
        day = after.astimezone(zone).date()
        while len(found) < number and day < (after + _AHEAD).date():
            if expression.on(day):
                times = (
                    datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone)
                    for hour in expression.hours
                    for minute in expression.minutes
                )
                found += [time for time in times if time > after and _exists(time)]
            day += timedelta(days=1)
        return found[:number]

    @property
    def _period(self) -> timedelta:
        match = _RATE.fullmatch(self.rate or "")
        return timedelta(**{f"{match[2]}s": int(match[1])}) if match else timedelta()

    def _check_rate(self) -> None:
        match = _RATE.fullmatch(self.rate) if self.rate is not None else None
        if self.rate is None:
            return
        if match is None or (match[1] == "1") == self.rate.endswith("s"):
            what, fix = "is not a rate", "write it as '1 hour', '5 minutes' or '7 days'"
            raise InvalidInputError("Schedule.rate", what, got=self.rate, fix=fix)


def _exists(time: datetime) -> bool:
    """Return whether the clocks show a time at all on its day."""
    return time.astimezone(UTC).astimezone(time.tzinfo).replace(fold=0) == time
