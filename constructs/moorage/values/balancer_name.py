"""What the load balancers of an environment are called."""

from typing import Final, Literal, TypeAlias

Section: TypeAlias = Literal["main", "internal"]
# The load balancer that every environment has, and that a route means which names none.
MAIN: Final = "main"
INTERNAL: Final = "internal"


def numbered(section: Section, number: int) -> str:
    """Return the name of a load balancer.

    Args:
        section: ``main`` or ``internal``.
        number: Which of them, counted from 1: another one is added when the first is full.

    Example:
        >>> numbered("main", 1), numbered("main", 2), numbered("internal", 1)
        ('main', 'main-2', 'internal')
    """
    return section if number == 1 else f"{section}-{number}"
