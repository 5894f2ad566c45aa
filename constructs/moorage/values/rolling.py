"""Replace tasks a few at a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from moorage.errors import InvalidInputError
from moorage.values.circuit_breaker import CircuitBreaker
from moorage.values.early_success import EarlySuccess
from moorage.values.ranges import require_range
from moorage.values.rollback_alarms import RollbackAlarms
from moorage.values.traffic_shift import LONGEST_BAKE_MINUTES, check_bake

_ALL = 100
_MOST_PERCENT = 1000


@dataclass(frozen=True, kw_only=True)
class Rolling:
    """Start new tasks and stop old ones until none of the old ones is left.

    Use it unless old and new must not answer side by side. By default new tasks come before old
    ones go, so that the service never has fewer tasks than it should. See
    https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html

    Args:
        strategy: ``rolling``; tells the strategies apart in environment files.
        minimum_healthy_percent: Tasks that keep running, in percent of the wanted ones and rounded
            up, 0 to 100. Omitted: 100; 0 for daemons.
        maximum_percent: Tasks that may run together, in percent of the wanted ones and rounded
            down, 100 to 1000. Omitted: 200; 100 for daemons.
        zone_rebalancing: Whether ECS moves tasks to zones that have fewer of them.
        circuit_breaker: How many failures end a deployment.
        early_success: When a deployment has succeeded before all its tasks are there. Omitted:
            when all are there, and the old ones gone.
        alarms: What rolls a deployment back besides failing tasks. Omitted: nothing.
        bake_minutes: How long the alarms are watched after the last new task is there, 0 to 1440.
            Only with ``alarms``.

    Raises:
        InvalidInputError: A number is outside its range, or there is no room to deploy.

    Example:
        >>> Rolling(minimum_healthy_percent=50).percents(daemon=False)
        (50, 200)
    """

    strategy: Literal["rolling"] = "rolling"
    minimum_healthy_percent: int | None = None
    maximum_percent: int | None = None
    zone_rebalancing: bool = True
    circuit_breaker: CircuitBreaker = CircuitBreaker()
    early_success: EarlySuccess | None = None
    alarms: RollbackAlarms | None = None
    bake_minutes: int = 5

    def __post_init__(self) -> None:
        where = type(self).__name__
        for field, lowest, highest in (
            ("minimum_healthy_percent", 0, 100),
            ("maximum_percent", 100, _MOST_PERCENT),
        ):
            value = getattr(self, field)
            if value is not None:
                require_range(f"{where}.{field}", value, lowest, highest, unit="percent")
        require_range(
            f"{where}.bake_minutes", self.bake_minutes, 0, LONGEST_BAKE_MINUTES, unit="minutes"
        )
        check_bake(where, self.alarms, self.bake_minutes)
        # What was left out depends on the kind of service, and is checked when that is known.
        if self.minimum_healthy_percent == self.maximum_percent == _ALL:
            raise self._no_room(where)

    @property
    def shifts_traffic(self) -> bool:
        """Whether requests move from one set of tasks to another: here tasks are replaced."""
        return False

    def percents(self, *, daemon: bool) -> tuple[int, int]:
        """Return the fewest and the most tasks, in percent of the wanted ones.

        Args:
            daemon: Whether one task runs on every instance: the old one leaves first.
        """
        lowest, highest = (0, 100) if daemon else (100, 200)
        minimum, maximum = self.minimum_healthy_percent, self.maximum_percent
        return lowest if minimum is None else minimum, highest if maximum is None else maximum

    def problems(self, *, daemon: bool) -> Iterator[InvalidInputError]:
        """Yield what cannot work with this kind of service.

        Args:
            daemon: Whether one task runs on every instance: the old one leaves first.
        """
        where = type(self).__name__
        minimum, maximum = self.percents(daemon=daemon)
        if minimum == maximum == _ALL and not daemon:
            yield self._no_room(where)
        # https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-rebalancing.html
        elif self.zone_rebalancing and maximum == _ALL and not daemon:
            yield InvalidInputError(
                f"{where}.zone_rebalancing",
                "starts a task before it stops another, which maximum_percent 100 forbids",
                got=True,
                fix="turn it off, or raise maximum_percent",
            )
        early = self.early_success
        if early is not None and early.healthy_percent < minimum:
            yield InvalidInputError(
                f"{where}.early_success.healthy_percent",
                f"must be at least the minimum healthy percent, {minimum}",
                got=early.healthy_percent,
                fix=f"raise it to {minimum}, or lower minimum_healthy_percent",
            )

    def _no_room(self, where: str) -> InvalidInputError:
        # https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html
        return InvalidInputError(
            f"{where}.maximum_percent",
            "leaves no room to deploy: no task may stop and none may be added",
            got=self.maximum_percent,
            fix="raise it, or lower minimum_healthy_percent",
        )
