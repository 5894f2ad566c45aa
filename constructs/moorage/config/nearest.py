"""The nearest known word to a misspelt one."""

import difflib
from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that looks most like the given one.

    Args:
        word: What the user wrote.
        known: What would have been right.

    Example:
        >>> nearest("eu-wset-1", ["us-east-1", "eu-west-1"])
        'eu-west-1'
    """
    # Long words cost difflib quadratic time, and none of ours is long.
    if len(word) > 100:  # noqa: PLR2004
        return None
    found = difflib.get_close_matches(word, sorted(known), n=1)
    return found[0] if found else None
