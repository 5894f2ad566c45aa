"""What all strategies have in common that move requests from old tasks to new ones."""

from dataclasses import dataclass

from moorage.errors import InvalidInputError
from moorage.values.approval import Approval
from moorage.values.circuit_breaker import CircuitBreaker
from moorage.values.deployment_hook import DeploymentHook
from moorage.values.ranges import require_range
from moorage.values.rollback_alarms import RollbackAlarms
from moorage.values.smoke_test import SmokeTest
from moorage.values.test_header import TestHeader

# https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ecs-service-canaryconfiguration.html
LONGEST_BAKE_MINUTES = 1440
_LONGEST_DEPLOYMENT_MINUTES = 33 * 60


@dataclass(frozen=True, kw_only=True)
class TrafficShift:
    """Start as many new tasks as there are old ones, and then move requests to them.

    Args:
        bake_minutes: How long the old tasks stay after all requests have moved, so that a rollback
            takes seconds, 0 to 1440.
        circuit_breaker: How many failing tasks end a deployment.
        alarms: What else rolls it back. Omitted: 5xx answers and unhealthy targets.
        smoke_test: One question to the new tasks before requests move. It needs a test listener.
            Omitted: none.
        approval: A person who decides. Omitted: nobody does.
        hooks: Functions of your own that decide. Omitted: none.
        test_header: The header of test requests between services. Omitted: there are none.

    Raises:
        InvalidInputError: A number is outside its range, or the whole takes longer than
            CloudFormation waits.

    Example:
        >>> TrafficShift(bake_minutes=10).longest_minutes
        10
    """

    bake_minutes: int = 5
    circuit_breaker: CircuitBreaker = CircuitBreaker()
    alarms: RollbackAlarms | None = RollbackAlarms()
    smoke_test: SmokeTest | None = None
    approval: Approval | None = None
    hooks: tuple[DeploymentHook, ...] = ()
    test_header: TestHeader | None = None

    def __post_init__(self) -> None:
        where = type(self).__name__
        require_range(
            f"{where}.bake_minutes", self.bake_minutes, 0, LONGEST_BAKE_MINUTES, unit="minutes"
        )
        check_bake(where, self.alarms, self.bake_minutes)
        # CloudFormation refuses more than 33 hours of steps and baking, and gives up after 36; the
        # time for an approval is part of those. See the page above.
        total = self.longest_minutes
        if total > _LONGEST_DEPLOYMENT_MINUTES:
            raise InvalidInputError(
                where,
                f"must take at most {_LONGEST_DEPLOYMENT_MINUTES} minutes with its approval: "
                "CloudFormation waits no longer",
                got=total,
                fix="shorten bake_minutes, step_minutes or approval.timeout_minutes",
            )

    @property
    def shifts_traffic(self) -> bool:
        """Whether requests move from one set of tasks to another."""
        return True

    @property
    def steps(self) -> tuple[tuple[float, int], ...]:
        """Percent of the requests that new tasks get, and minutes until the next step."""
        return ((100, self.bake_minutes),)

    @property
    def longest_minutes(self) -> int:
        """Minutes of all waits together, with that for a person."""
        waits = sum(minutes for _, minutes in self.steps)
        return waits + (self.approval.timeout_minutes if self.approval else 0)


def check_bake(where: str, alarms: RollbackAlarms | None, bake_minutes: int) -> None:
    """Refuse alarms that turn red only when a deployment is over.

    Args:
        where: The class.
        alarms: The alarms, if there are any.
        bake_minutes: How long they are watched when all requests have moved.

    Raises:
        InvalidInputError: They would be watched too briefly.
    """
    if alarms is not None and bake_minutes < alarms.longest_minutes:
        raise InvalidInputError(
            f"{where}.bake_minutes",
            f"must be {alarms.longest_minutes} or more: the alarms need as long to turn red",
            got=bake_minutes,
            fix="raise it, or lower error_minutes and unhealthy_minutes of alarms",
        )


def require_percent(where: str, value: float, lowest: float) -> None:
    """Refuse a percentage that ECS does not take: multiples of 0.1 up to 100.

    Args:
        where: Class and field.
        value: What was given.
        lowest: The smallest value allowed.

    Raises:
        InvalidInputError: It is outside the limits, or no multiple of 0.1.
    """
    if isinstance(value, bool) or not isinstance(value, int | float):
        fix = f"write a number from {lowest:g} to 100"
        raise InvalidInputError(where, "must be a number", got=value, fix=fix)
    if not lowest <= value <= 100 or round(value, 1) != value:  # noqa: PLR2004 - percent
        nearest = min(max(round(value, 1), lowest), 100)
        what = f"must be {lowest:g} to 100 percent, with one decimal at most"
        raise InvalidInputError(where, what, got=value, fix=f"the nearest is {nearest:g}")
