"""What somebody has looked at and accepts, in a file beside templates."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from moorage.checks.model.text_file import as_text, read_bytes
from moorage.checks.model.yaml_template import parse_yaml
from moorage.errors import TemplateError

_DATE: Final = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])", re.ASCII)
_ID: Final = re.compile(r"MRG-[0-9]{3}", re.ASCII)
_SHORTEST_REASON: Final = 10
_KEYS: Final = ("id", "resource", "reason", "expires")


@dataclass(frozen=True, kw_only=True)
class Acknowledgement:
    """Accept one finding at one resource until a day.

    Args:
        id: Id of the check.
        resource: Construct path or logical id; what is below a path counts too.
        reason: Why it is acceptable.
        expires: The last day on which it is, such as ``2027-01-31``.
        line: Which entry of the file it is, from 1.

    Example:
        >>> reason = "Only the tests reach it."
        >>> one = Acknowledgement(
        ...     id="MRG-107", resource="demo", reason=reason, expires="2027-01-31", line=1
        ... )
        >>> one.covers("MRG-107", "demo/platform/Listener", "Listener1A2B")
        True
    """

    id: str
    resource: str
    reason: str
    expires: str
    line: int

    def covers(self, id: str, path: str, logical_id: str) -> bool:
        """Return whether it is about a finding.

        Args:
            id: Id of the check.
            path: Construct path of the resource.
            logical_id: Its logical id.
        """
        there = logical_id == self.resource or is_at_or_below(path, self.resource)
        return id == self.id and there


def is_at_or_below(path: str, ancestor: str) -> bool:
    """Return whether a construct path is another, or in it.

    Args:
        path: The path.
        ancestor: The other one.
    """
    return path == ancestor or path.startswith(f"{ancestor}/")


def read_acknowledgements(file: Path) -> list[Acknowledgement]:
    """Return what a file accepts.

    Args:
        file: A list of mappings with ``id``, ``resource``, ``reason`` and ``expires``, in YAML.

    Raises:
        TemplateError: It cannot be read, or an entry is not complete; all of it at once.
    """
    entries: Any = parse_yaml(as_text(read_bytes(file), str(file)), str(file))
    if not isinstance(entries, list):
        raise TemplateError([f"{file}: must be a list; begin with '- id: MRG-101'"])
    problems = [f"{file}: entry {n}: {what}" for n, what in _problems(entries)]
    if problems:
        raise TemplateError(problems)
    return [Acknowledgement(**entry, line=n) for n, entry in enumerate(entries, start=1)]


def _problems(entries: Sequence[Any]) -> Iterator[tuple[int, str]]:
    for number, entry in enumerate(entries, start=1):
        if not isinstance(entry, dict):
            yield number, "must be a mapping; write id, resource, reason and expires"
            continue
        for key in entry:
            if key not in _KEYS:
                yield number, f"{key} is not a known key; known are {', '.join(_KEYS)}"
        for key in _KEYS:
            if not isinstance(entry.get(key), str) or not entry[key].strip():
                yield number, f"{key} is required, as text"
        yield from ((number, what) for what in _unusable(entry))


def _unusable(entry: dict[str, Any]) -> Iterator[str]:
    id, day, reason = (str(entry.get(key) or "") for key in ("id", "expires", "reason"))
    if id and not _ID.fullmatch(id):
        yield f"id must be the id of a check (got {id!r}); write 'MRG-101'"
    if day and not _DATE.fullmatch(day):
        yield f"expires must be a day (got {day!r}); write '2027-01-31'"
    if reason and len(reason.strip()) < _SHORTEST_REASON:
        yield f"reason must say why, in a sentence (got {reason!r})"
