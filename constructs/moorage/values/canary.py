"""Move a few requests to new tasks, and the rest later."""

from dataclasses import dataclass
from typing import Literal

from moorage.values.ranges import require_range
from moorage.values.traffic_shift import LONGEST_BAKE_MINUTES, TrafficShift, require_percent


@dataclass(frozen=True, kw_only=True)
class Canary(TrafficShift):
    """Send a small share of the requests to new tasks, wait, and then send all of them.

    Use it where only real requests show whether a version is good. It needs room for twice the
    tasks, and a route or Service Connect. See
    https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-canary.html

    Args:
        strategy: ``canary``; tells the strategies apart in environment files.
        step_percent: The small share, 0.1 to 100 in steps of 0.1.
        step_minutes: How long it stays small, 0 to 1440.
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
        >>> Canary(step_percent=5, step_minutes=10).steps
        ((5, 10), (100, 5))
    """

    strategy: Literal["canary"] = "canary"
    # The defaults and limits of ECS:
    # https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ecs-service-canaryconfiguration.html
    step_percent: float = 5
    step_minutes: int = 10

    def __post_init__(self) -> None:
        where = type(self).__name__
        require_percent(f"{where}.step_percent", self.step_percent, 0.1)
        require_range(
            f"{where}.step_minutes", self.step_minutes, 0, LONGEST_BAKE_MINUTES, unit="minutes"
        )
        super().__post_init__()

    @property
    def steps(self) -> tuple[tuple[float, int], ...]:
        """Percent of the requests that new tasks get, and minutes until the next step."""
        return ((self.step_percent, self.step_minutes), (100, self.bake_minutes))
