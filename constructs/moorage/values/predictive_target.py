"""Scale a service by what its past days let expect."""

from dataclasses import dataclass
from typing import Literal

from moorage.values.more_than_zero import require_more_than_zero
from moorage.values.ranges import require_range
from moorage.values.task_limits import TaskLimits


@dataclass(frozen=True, kw_only=True)
class PredictiveTarget(TaskLimits):
    """Start tasks before the load of every day or week begins, rather than when it is there.

    A forecast needs 24 hours of data
    (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/predictive-scaling-create-policy.html);
    look at it first, and let it scale when it fits. Beside it, let CPU use or requests decide, for
    what no forecast knows.

    Args:
        min_tasks: Fewest tasks. Two or more survive the loss of a zone.
        max_tasks: Most tasks; caps the cost.
        measure: ``cpu`` or ``memory``, in percent, or ``requests`` in a minute of the first route.
        target: What each task shall use or get, such as 60 percent.
        mode: ``forecast-only`` shows what it would do; ``forecast-and-scale`` does it.
        buffer_seconds: Seconds before the expected load at which tasks start, 0 to 3600.
        above_max_percent: How far above its forecast it may go beyond ``max_tasks``, 0 to 100
            percent. Omitted: not beyond ``max_tasks``.

    Raises:
        InvalidInputError: A number is outside its range.

    Example:
        >>> PredictiveTarget(min_tasks=2, max_tasks=10, target=60).mode
        'forecast-only'
    """

    target: float
    measure: Literal["cpu", "memory", "requests"] = "cpu"
    mode: Literal["forecast-only", "forecast-and-scale"] = "forecast-only"
    buffer_seconds: int = 300
    above_max_percent: int | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        where = type(self).__name__
        require_more_than_zero(f"{where}.target", self.target, such_as="60")
        if self.measure != "requests":
            require_range(f"{where}.target", int(self.target), 1, 100, unit="percent")
        # https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PredictiveScalingPolicyConfiguration.html
        require_range(f"{where}.buffer_seconds", self.buffer_seconds, 0, 3600, unit="seconds")
        if self.above_max_percent is not None:
            name = f"{where}.above_max_percent"
            require_range(name, self.above_max_percent, 0, 100, unit="percent")
