"""Numbers and times as people write them."""

from collections.abc import Mapping
from typing import Final

_MINUTE: Final = 60
_HOUR: Final = 3600


def number(count: int, word: str) -> str:
    """Return a number with its word.

    Args:
        count: How many.
        word: Of what, in the singular.

    Example:
        >>> number(1, "old task"), number(3, "new task")
        ('1 old task', '3 new tasks')
    """
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


def events(changes: Mapping[str, int]) -> list[str]:
    """Return what happened to how many tasks, as sentences.

    Args:
        changes: Numbers of tasks, by what happened to one.

    Example:
        >>> events({"new task is healthy": 2, "task is gone": 1})
        ['2 new tasks are healthy', '1 task is gone']
    """
    return [_event(what, count) for what, count in changes.items() if count]


def _event(what: str, count: int) -> str:
    if "task" not in what:
        return f"the {what}"
    if count > 1:
        what = what.replace("task is", "tasks are").replace("task fails", "tasks fail")
    return f"{count} {what}"


def clock(seconds: int) -> str:
    """Return a time as minutes and seconds, or with hours.

    Args:
        seconds: The time.

    Example:
        >>> clock(80), clock(3725)
        ('1:20', '1:02:05')
    """
    hours, rest = divmod(seconds, _HOUR)
    minutes, left = divmod(rest, _MINUTE)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


def about(seconds: int) -> str:
    """Return a time as roughly as a forecast deserves.

    Args:
        seconds: The time.

    Example:
        >>> about(40), about(140), about(3 * 3600 + 60)
        ('about 40 s', 'about 2 min', 'about 3 h')
        >>> about(0)
        'at once'
    """
    if seconds == 0:
        return "at once"
    if seconds < _MINUTE:
        return f"about {seconds} s"
    if seconds < 2 * _HOUR:
        return f"about {(seconds + _MINUTE // 2) // _MINUTE} min"
    return f"about {(seconds + _HOUR // 2) // _HOUR} h"
