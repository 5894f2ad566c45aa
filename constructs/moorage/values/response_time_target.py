"""Scale a service by how long its answers take."""

from dataclasses import dataclass

from moorage.errors import InvalidInputError
from moorage.values.more_than_zero import require_more_than_zero
from moorage.values.ranges import require_range
from moorage.values.scaling_limits import ScalingLimits


@dataclass(frozen=True, kw_only=True)
class ResponseTimeTarget(ScalingLimits):
    """Add tasks while answers are slow, and remove them when they have long been fast.

    Use it where slowness has no measure of its own, such as many connections to something else.
    Between the two times nothing happens, so that it does not swing. A percentile is no average
    that falls in proportion when tasks are added, so that it goes in steps
    (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-autoscaling-stepscaling.html).

    Args:
        min_tasks: Fewest tasks. Two or more survive the loss of a zone.
        max_tasks: Most tasks; caps the cost.
        slow_seconds: Add tasks while the percentile is above it: a quarter of them, or half above
            twice of it.
        fast_seconds: Remove one task after another while it is below.
        percentile: Which of a hundred requests counts, 50 to 99: 95 leaves out the slowest five.
        slow_minutes: Minutes that it must be slow before tasks are added.
        fast_minutes: Minutes that it must be fast before one is removed.
        scale_out_cooldown_seconds: Seconds to wait after adding tasks before adding more.
        scale_in_cooldown_seconds: Seconds to wait after removing tasks before removing more.

    Raises:
        InvalidInputError: A number is outside its range, or fast is not faster than slow.

    Example:
        >>> ResponseTimeTarget(
        ...     min_tasks=2, max_tasks=10, slow_seconds=0.8, fast_seconds=0.2
        ... ).percentile
        95
    """

    slow_seconds: float
    fast_seconds: float
    percentile: int = 95
    slow_minutes: int = 2
    fast_minutes: int = 15

    def __post_init__(self) -> None:
        super().__post_init__()
        where = type(self).__name__
        require_more_than_zero(f"{where}.slow_seconds", self.slow_seconds, such_as="0.8")
        require_more_than_zero(f"{where}.fast_seconds", self.fast_seconds, such_as="0.2")
        if self.fast_seconds >= self.slow_seconds:
            raise InvalidInputError(
                f"{where}.fast_seconds",
                f"must be less than slow_seconds, {self.slow_seconds:g}",
                got=self.fast_seconds,
                fix=f"write {self.slow_seconds / 4:g}: close together, tasks come and go",
            )
        require_range(f"{where}.percentile", self.percentile, 50, 99)
        for name in ("slow_minutes", "fast_minutes"):
            require_range(f"{where}.{name}", getattr(self, name), 1, 60, unit="minutes")
