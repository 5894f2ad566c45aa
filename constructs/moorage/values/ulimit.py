"""A limit of the operating system for the processes of a container."""

from dataclasses import dataclass

from moorage.errors import InvalidInputError


@dataclass(frozen=True, kw_only=True)
class Ulimit:
    """Limit one resource of a container's processes.

    Args:
        soft: What counts unless a process raises it.
        hard: What a process may raise it to.

    Raises:
        InvalidInputError: A number is negative, or the soft limit is above the hard one.

    Example:
        >>> Ulimit(soft=65536, hard=65536).hard
        65536
    """

    soft: int
    hard: int

    def __post_init__(self) -> None:
        if not 0 <= self.soft <= self.hard:
            what = "the soft limit is from 0 to the hard one"
            raise InvalidInputError(
                "Ulimit.soft", what, got=self.soft, fix=f"write {max(self.hard, 0)} or less"
            )
