"""The check that a pipeline's identity is one and not a pattern."""

from moorage.errors import InvalidInputError


def require_one(owner: str, first: str, one: str | None, second: str, other: str | None) -> None:
    """Refuse two or no limits of a subject, and patterns.

    Args:
        owner: The class, for messages.
        first: Name of the first argument.
        one: Its value.
        second: Name of the other argument.
        other: Its value.

    Raises:
        InvalidInputError: Not exactly one of them is given, or it could match more than one.
    """
    if bool(one) == bool(other):
        what = f"needs either {first} or {second}, because all others could deploy too"
        raise InvalidInputError(owner, what, got=[one, other], fix=f"write {first}='main'")
    given = one or other or ""
    name = first if one else second
    if "*" in given or "?" in given:
        what, fix = "must name one, not a pattern", "write one name without '*' and '?'"
        raise InvalidInputError(f"{owner}.{name}", what, got=given, fix=fix)
    if given.startswith("refs/"):
        fix = f"write '{given.removeprefix('refs/heads/')}'"
        what = "is the name alone; refs/heads/ is added"
        raise InvalidInputError(f"{owner}.{name}", what, got=given, fix=fix)
