"""Decide whether what AWS answers satisfies what the template asked for."""

from collections.abc import Mapping
from typing import Any

Pairs = dict[str, tuple[Any, Any]]
"""What to compare: a name, what was read, what was wanted."""


class _Unknown:
    """A value that only CloudFormation could resolve; comparing it proves nothing."""

    def __repr__(self) -> str:
        return "(unknown)"


UNKNOWN = _Unknown()


def differences(pairs: Mapping[str, tuple[Any, Any]]) -> list[str]:
    """Return a line for each pair that does not agree.

    Args:
        pairs: Name to what was read and what was wanted.

    Example:
        >>> differences({"Port": ("8080", 8080), "Scheme": ("internal", "internet-facing")})
        ["Scheme is 'internal', the template says 'internet-facing'"]
    """
    return [
        f"{name} is {got!r}, the template says {want!r}"
        for name, (got, want) in pairs.items()
        if not agrees(got, want)
    ]


def agrees(got: Any, want: Any) -> bool:
    """Return whether an answer holds everything that was wanted; more is allowed in mappings.

    Args:
        got: What an API answered.
        want: The template's value, resolved as far as possible; ``None`` asks for nothing.
    """
    if want is UNKNOWN or want is None:
        return True
    if isinstance(want, Mapping):
        return isinstance(got, Mapping) and all(agrees(got.get(key), want[key]) for key in want)
    if isinstance(want, list):
        return isinstance(got, list) and _same_items(got, want)
    return _text(got) == _text(want)


def _same_items(got: list[Any], want: list[Any]) -> bool:
    """Compare regardless of order: the APIs give lists back in an order of their own."""
    left = list(got)
    for item in want:
        match = next((one for one in left if agrees(one, item)), None)
        if match is None:
            return False
        left.remove(match)
    return not left


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
