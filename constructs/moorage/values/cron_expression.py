"""Cron expressions as EventBridge Scheduler reads them."""

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from moorage.errors import InvalidInputError

_MONTHS: Final = {name.upper(): n for n, name in enumerate(calendar.month_abbr) if name}
_DAYS: Final = {
    name: n for n, name in enumerate(("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"), 1)
}
# Name, lowest, highest, words: https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
_FIELDS: Final[tuple[tuple[str, int, int, dict[str, int]], ...]] = (
    ("minutes", 0, 59, {}),
    ("hours", 0, 23, {}),
    ("day of month", 1, 31, {}),
    ("month", 1, 12, _MONTHS),
    ("day of week", 1, 7, _DAYS),
    ("year", 1970, 2199, {}),
)
_SUNDAY_TO_SATURDAY: Final = 7
_DAY_OF_MONTH, _DAY_OF_WEEK = 2, 4


@dataclass(frozen=True)
class CronExpression:
    """Read six fields: minutes, hours, day of month, month, day of week, year.

    Args:
        text: The fields with a space between them, such as ``0 6 ? * MON-FRI *``.

    Raises:
        InvalidInputError: It is no such expression.

    Example:
        >>> CronExpression("0 6 ? * MON-FRI *").hours
        (6,)
    """

    text: str

    def __post_init__(self) -> None:
        if len(self._parts) != len(_FIELDS):
            what = f"has {len(self._parts)} fields; a cron expression has {len(_FIELDS)}"
            self._refuse(what, "write minutes, hours, day of month, month, day of week, year")
        if (self._parts[_DAY_OF_MONTH] == "?") == (self._parts[_DAY_OF_WEEK] == "?"):
            what = "must have '?' as day of month or as day of week, and not as both"
            self._refuse(what, "write '?' for the one that does not matter")
        for index in (0, 1, 3, 5):
            self._numbers(index)
        self.on(date(2024, 2, 29))

    @cached_property
    def minutes(self) -> tuple[int, ...]:
        """Minutes of an hour."""
        return self._numbers(0)

    @cached_property
    def hours(self) -> tuple[int, ...]:
        """Hours of a day."""
        return self._numbers(1)

    @cached_property
    def years(self) -> tuple[int, ...]:
        """Years; none after the last of them."""
        return self._numbers(5)

    def on(self, day: date) -> bool:
        """Return whether it runs on a day.

        Args:
            day: The day.
        """
        of_month, of_week = self._parts[_DAY_OF_MONTH], self._parts[_DAY_OF_WEEK]
        month = day.month in self._numbers(3)
        fits = self._of_month(of_month, day) if of_month != "?" else self._of_week(of_week, day)
        return fits and month and day.year in self.years

    @property
    def _parts(self) -> list[str]:
        return self.text.upper().split()

    def _of_month(self, text: str, day: date) -> bool:
        last = calendar.monthrange(day.year, day.month)[1]
        if text == "L":
            return day.day == last
        if nearest := re.fullmatch(r"(\d{1,2})W", text):
            return day.day == _weekday_near(day, self._one(_DAY_OF_MONTH, nearest[1]), last)
        return day.day in self._numbers(_DAY_OF_MONTH)

    def _of_week(self, text: str, day: date) -> bool:
        number = day.isoweekday() % 7 + 1
        last = calendar.monthrange(day.year, day.month)[1]
        if text == "L":
            return number == _SUNDAY_TO_SATURDAY
        if final := re.fullmatch(r"(\w+)L", text):
            return number == self._one(_DAY_OF_WEEK, final[1]) and day.day > last - 7
        if nth := re.fullmatch(r"(\w+)#([1-5])", text):
            same = number == self._one(_DAY_OF_WEEK, nth[1])
            return same and (day.day - 1) // 7 + 1 == int(nth[2])
        return number in self._numbers(_DAY_OF_WEEK)

    def _numbers(self, index: int) -> tuple[int, ...]:
        _, low, high, _ = _FIELDS[index]
        found: set[int] = set()
        for part in self._parts[index].split(","):
            span, slash, step = part.partition("/")
            if slash and not re.fullmatch(r"[1-9]\d*", step):
                self._refuse_part(index, part)
            if span == "*":
                first, last = low, high
            else:
                begin, dash, end = span.partition("-")
                first = self._one(index, begin)
                last = self._one(index, end) if dash else high if slash else first
            if first > last:
                self._refuse_part(index, part)
            found.update(range(first, last + 1, int(step or 1)))
        return tuple(sorted(found))

    def _one(self, index: int, text: str) -> int:
        _, low, high, words = _FIELDS[index]
        number = words.get(text, int(text) if re.fullmatch(r"[0-9]{1,4}", text) else -1)
        if not low <= number <= high:
            self._refuse_part(index, text)
        return number

    def _refuse_part(self, index: int, part: str) -> None:
        name, low, high, words = _FIELDS[index]
        known = f" or {', '.join(words)}" if words else ""
        self._refuse(
            f"has {part!r} as {name}", f"write {low} to {high}{known}, '*', a list, 'a-b' or 'a/n'"
        )

    def _refuse(self, what: str, fix: str) -> None:
        raise InvalidInputError("Schedule.cron", what, got=self.text, fix=fix)


def _weekday_near(day: date, wanted: int, last: int) -> int:
    """Return the day from Monday to Friday that is nearest to a day of the month."""
    of: Callable[[int], int] = lambda number: date(day.year, day.month, number).isoweekday()  # noqa: E731
    near: Iterator[int] = (
        number
        for distance in range(3)
        for number in (wanted - distance, wanted + distance)
        if 1 <= number <= last and of(number) <= 5  # noqa: PLR2004
    )
    return next(near, 0)
