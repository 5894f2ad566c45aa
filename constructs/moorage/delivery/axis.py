"""Axes of a picture, with round numbers."""

from dataclasses import dataclass
from typing import Final

_MOST_TICKS: Final = 9
_MINUTES: Final = (0.5, 1, 2, 5, 10, 15, 30, 60, 120, 240, 360, 720, 1440)


@dataclass(frozen=True, kw_only=True)
class Axis:
    """Turn values into places.

    Args:
        highest: The value at the end.
        start: The place of 0.
        length: The distance to the end; below 0 for an axis that goes up.
        ticks: Values that are named.
    """

    highest: float
    start: float
    length: float
    ticks: tuple[float, ...]

    def at(self, value: float) -> float:
        """Return the place of a value.

        Args:
            value: From 0 to the highest.
        """
        return round(self.start + self.length * value / self.highest, 1)


def minutes_axis(seconds: int, *, start: float, length: float) -> Axis:
    """Return an axis of time, named at round minutes.

    Args:
        seconds: The time at its end.
        start: The place of 0.
        length: The distance to the end.

    Example:
        >>> [tick / 60 for tick in minutes_axis(200, start=0, length=100).ticks]
        [0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0]
    """
    step = 60 * next((one for one in _MINUTES if seconds / 60 / one <= _MOST_TICKS), 2880)
    ticks = tuple(step * at for at in range(int(seconds / step) + 1))
    return Axis(highest=seconds, start=start, length=length, ticks=ticks)


def tasks_axis(tasks: int, *, start: float, length: float) -> Axis:
    """Return an axis of whole numbers with a little room at its end.

    Args:
        tasks: The highest number.
        start: The place of 0.
        length: The distance to the end.

    Example:
        >>> tasks_axis(8, start=0, length=100).ticks
        (0, 1, 2, 3, 4, 5, 6, 7, 8)
    """
    step = next(
        one * 10**power
        for power in range(5)
        for one in (1, 2, 5)
        if tasks / (one * 10**power) < 9  # noqa: PLR2004 - the most ticks
    )
    ticks = tuple(range(0, tasks + 1, step))
    return Axis(highest=tasks * 1.08, start=start, length=length, ticks=ticks)
