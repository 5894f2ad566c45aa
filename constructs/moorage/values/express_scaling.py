"""How many tasks a service of Express Mode has."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from moorage.errors import InvalidInputError
from moorage.values.ranges import require_range
from moorage.values.task_limits import MOST_TASKS

ExpressMetric: TypeAlias = Literal["cpu", "memory", "requests"]
_MOST = {"cpu": 100, "memory": 100, "requests": 1_000_000}


@dataclass(frozen=True, kw_only=True)
class ExpressScaling:
    """Hold one metric of a service of Express Mode near a target.

    See https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ExpressGatewayScalingTarget.html

    Args:
        metric: ``cpu`` or ``memory``: their average use in percent; ``requests``: per task and
            minute.
        target: What the metric is held at.
        min_tasks: Fewest tasks. Two or more survive the loss of a zone.
        max_tasks: Most tasks; caps the cost.

    Raises:
        InvalidInputError: A number is outside its range, or the fewest are more than the most.

    Example:
        >>> ExpressScaling(max_tasks=10).target
        60
    """

    metric: ExpressMetric = "cpu"
    target: int = 60
    min_tasks: int = 2
    max_tasks: int = 4

    def __post_init__(self) -> None:
        where = type(self).__name__
        require_range(f"{where}.target", self.target, 1, _MOST[self.metric])
        require_range(f"{where}.min_tasks", self.min_tasks, 1, MOST_TASKS, unit="tasks")
        require_range(f"{where}.max_tasks", self.max_tasks, 1, MOST_TASKS, unit="tasks")
        if self.min_tasks > self.max_tasks:
            what = f"must not be more than max_tasks, {self.max_tasks}"
            fix = f"lower it to {self.max_tasks}, or raise max_tasks to {self.min_tasks}"
            raise InvalidInputError(f"{where}.min_tasks", what, got=self.min_tasks, fix=fix)
