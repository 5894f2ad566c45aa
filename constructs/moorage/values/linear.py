"""Move requests to new tasks in equal steps."""

from dataclasses import dataclass
from typing import Literal

from moorage.values.ranges import require_range
from moorage.values.traffic_shift import LONGEST_BAKE_MINUTES, TrafficShift, require_percent


@dataclass(frozen=True, kw_only=True)
class Linear(TrafficShift):
    """Send an equal share more of the requests to new tasks at every step.

    Use it where new tasks have to warm up, or load shows faults that a few requests do not. It
    needs room for twice the tasks, and a route or Service Connect. See
    https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-linear.html

    Args:
        strategy: ``linear``; tells the strategies apart in environment files.
        step_percent: The share of one step, 3 to 100 in steps of 0.1.
        step_minutes: How long to wait between two steps, 0 to 1440.
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
        >>> Linear(step_percent=40, step_minutes=3).steps
        ((40.0, 3), (80.0, 3), (100, 5))
    """

    strategy: Literal["linear"] = "linear"
    # The defaults and limits of ECS:
    # https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ecs-service-linearconfiguration.html
    step_percent: float = 10
    step_minutes: int = 6

    def __post_init__(self) -> None:
        where = type(self).__name__
        require_percent(f"{where}.step_percent", self.step_percent, 3)
        require_range(
            f"{where}.step_minutes", self.step_minutes, 0, LONGEST_BAKE_MINUTES, unit="minutes"
        )
        super().__post_init__()

    @property
    def steps(self) -> tuple[tuple[float, int], ...]:
        """Percent of the requests that new tasks get, and minutes until the next step."""
        # In tenths, so that no step is lost to rounding; the last one has no wait of its own.
        one = round(self.step_percent * 10)
        shares = range(one, 1000, one)
        return (*((share / 10, self.step_minutes) for share in shares), (100, self.bake_minutes))
