"""One thing that is wrong with an environment file, before it becomes a line of text."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from moorage.config.key_path import KeyPath, written

_LONGEST = 80
_LONGEST_SENTENCE = 400


@dataclass(frozen=True, kw_only=True)
class Problem:
    """Where, what, got, fix; the line is looked up when the message is made.

    Args:
        path: Place in the file; empty for the file as a whole.
        what: The rule that does not hold.
        fix: What to write instead.
        got: The value as text, already safe to show. Omitted: the message shows none.
        line: Line in the file. Omitted: the line of the path, or of what holds it.
        depends_on: Other places that the rule read. The problem is not shown if one of them has a
            problem of its own.
    """

    path: KeyPath
    what: str
    fix: str
    got: str | None = None
    line: int | None = None
    depends_on: tuple[KeyPath, ...] = ()

    def render(self, file: str, lines: Mapping[KeyPath, int]) -> str:
        """Return the message as one line.

        Args:
            file: Name of the file, as the user knows it.
            lines: Line of every path of the file.
        """
        return self.render_without_line(f"{file}:{self.line or line_of(self.path, lines)}")

    def render_without_line(self, where: str) -> str:
        """Return the message as one line.

        Args:
            where: What the message begins with, such as ``command line``.
        """
        place = f"{written(self.path)}: " if self.path else ""
        got = f" (got {self.got})" if self.got is not None else ""
        return f"{where}: {place}{_clean(self.what)}{got}; {_clean(self.fix)}"


def line_of(path: KeyPath, lines: Mapping[KeyPath, int]) -> int:
    """Return the line of a path, or of the nearest thing around it that the file has."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)


def shown(value: Any) -> str:
    """Return a value as a message shows it: short, on one line, and without what it contains.

    Args:
        value: Anything that a YAML file may hold.

    Example:
        >>> shown("two"), shown(True), shown({"password": "x"})
        ("'two'", 'true', 'a mapping')
    """
    if isinstance(value, Mapping):
        return "a mapping"
    if isinstance(value, list | tuple):
        return f"[{', '.join(shown(item) for item in value[:8])}]" if value else "an empty list"
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return str(value).lower()
    text = ascii(value) if isinstance(value, str) else str(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."


def _clean(sentence: str) -> str:
    """Return a sentence that may quote the file without what would break a terminal's line."""
    printable = "".join(c if c.isprintable() else ascii(c)[1:-1] for c in sentence)
    shortened = len(printable) > _LONGEST_SENTENCE
    return f"{printable[:_LONGEST_SENTENCE]}..." if shortened else printable
