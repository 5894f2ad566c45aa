"""Scale a service by the memory it uses."""

from dataclasses import dataclass

from moorage.values.ranges import require_range
from moorage.values.scaling_limits import ScalingLimits


@dataclass(frozen=True, kw_only=True)
class MemoryTarget(ScalingLimits):
    """Keep the average memory use of a service's tasks near a target.

    Use it for code that gives memory back when there is less to do.

    Args:
        min_tasks: Fewest tasks. Two or more survive the loss of a zone.
        max_tasks: Most tasks; caps the cost.
        target_percent: Average memory use to hold, 10 to 90.
        scale_out_cooldown_seconds: Seconds to wait after adding tasks before adding more.
        scale_in_cooldown_seconds: Seconds to wait after removing tasks before removing more.

    Raises:
        InvalidInputError: A number is outside its range, or the fewest are more than the most.

    Example:
        >>> MemoryTarget(min_tasks=2, max_tasks=10).target_percent
        70
    """

    target_percent: int = 70

    def __post_init__(self) -> None:
        super().__post_init__()
        where = type(self).__name__
        require_range(f"{where}.target_percent", self.target_percent, 10, 90, unit="percent")
