"""On which machines outside AWS tasks run."""

from dataclasses import dataclass

from moorage.errors import InvalidInputError


@dataclass(frozen=True, kw_only=True)
class MachinePlacement:
    """Say on which machines of your own tasks run.

    A machine may be given attributes of its own, which ``only_where`` asks for
    (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-anywhere.html).

    Args:
        daemon: Run one task on every machine, instead of a number of them.
        distinct_machines: Never run two of the tasks on one machine.
        only_where: Expression of the cluster query language, such as
            ``attribute:site == harbour``. Omitted: anywhere.

    Raises:
        InvalidInputError: An empty expression, or distinct machines for a daemon.

    Example:
        >>> MachinePlacement(only_where="attribute:site == harbour").daemon
        False
    """

    daemon: bool = False
    distinct_machines: bool = False
    only_where: str | None = None

    def __post_init__(self) -> None:
        where = type(self).__name__
        if self.only_where is not None and not self.only_where.strip():
            what, fix = "is empty", "write one such as 'attribute:site == harbour'"
            raise InvalidInputError(f"{where}.only_where", what, got=self.only_where, fix=fix)
        if self.daemon and self.distinct_machines:
            what, fix = "goes without saying: a daemon has one task on every machine", "remove it"
            raise InvalidInputError(f"{where}.distinct_machines", what, got=True, fix=fix)
