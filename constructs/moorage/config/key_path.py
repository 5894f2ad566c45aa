"""The place of a value in an environment file, such as ``services.api.routes[0].path``."""

import re
from typing import TypeAlias

KeyPath: TypeAlias = tuple[str | int, ...]
_PLAIN = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)
_LONGEST_KEY = 60


def written(path: KeyPath) -> str:
    """Return the path as people write it; odd keys are quoted, long ones shortened.

    Args:
        path: Keys and list positions from the top of the file.

    Example:
        >>> written(("services", "api", "routes", 0, "path"))
        'services.api.routes[0].path'
        >>> written(("tags", "cost centre"))
        "tags.'cost centre'"
    """
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part}]"
        else:
            text += ("." if text else "") + _key(part)
    return text


def parsed(text: str) -> KeyPath:
    """Return the path that a message or a user wrote; the opposite of :func:`written`.

    Args:
        text: A path without quoted keys.

    Example:
        >>> parsed("services.api.routes[0]")
        ('services', 'api', 'routes', 0)
    """
    parts = re.findall(r"\[(\d{1,6})\]|([^.\[\]]+)", text)
    return tuple(int(index) if index else key for index, key in parts)


def _key(key: str) -> str:
    shown = key if len(key) <= _LONGEST_KEY else f"{key[:_LONGEST_KEY]}..."
    return shown if _PLAIN.fullmatch(shown) else ascii(shown)
