"""Names that an environment variable of a container may have."""

import re

from moorage.errors import InvalidInputError

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*", re.ASCII)
_RESERVED = ("AWS_", "ECS_")


def check_variable_name(where: str, name: str) -> None:
    """Refuse a name that a shell cannot read, or that AWS gives a meaning.

    Args:
        where: Which argument it is.
        name: The name.

    Raises:
        InvalidInputError: It is such a name.

    Example:
        >>> check_variable_name("Secrets.variables", "API_TOKEN")
    """
    if not _NAME.fullmatch(name):
        what = "a variable's name is letters, digits and '_', and begins with no digit"
        raise InvalidInputError(where, what, got=name, fix="rename it")
    if name.upper().startswith(_RESERVED):
        what = "names that begin with AWS_ or ECS_ are set by AWS"
        raise InvalidInputError(where, what, got=name, fix="rename it")
