"""What the load balancers of an environment are called."""

import re
from typing import Final

from moorage.errors import InvalidInputError

# The load balancer that every environment has, and that a route means which names none.
MAIN: Final = "main"
INTERNAL: Final = "internal"


def numbered(section: str, number: int) -> str:
    """Return the name of a load balancer.

    Args:
        section: ``main`` or ``internal``.
        number: Which of them, counted from 1: another one is added when the first is full.

    Example:
        >>> numbered("main", 1), numbered("main", 2), numbered("internal", 1)
        ('main', 'main-2', 'internal')
    """
    return section if number == 1 else f"{section}-{number}"


def check_balancer_name(where: str, name: str) -> None:
    """Refuse what is not the name of a load balancer.

    Args:
        where: Class and field, for the message.
        name: What was given.

    Raises:
        InvalidInputError: It is neither ``main`` nor ``internal``, with or without a number.
    """
    if not re.fullmatch(r"(main|internal)(-[1-9][0-9]?)?", name, re.ASCII):
        what = "must be 'main' or 'internal'"
        raise InvalidInputError(where, what, got=name, fix="write 'internal', or leave it out")
