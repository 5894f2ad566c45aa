"""Scale a service by the CPU it uses."""

from dataclasses import dataclass

from moorage.values.ranges import require_range
from moorage.values.scaling_limits import ScalingLimits


@dataclass(frozen=True, kw_only=True)
class CpuTarget(ScalingLimits):
    """Keep the average CPU use of a service's tasks near a target.

    Use it when load varies and the work is bound by CPU; give the service no fixed count then.

    Args:
        min_tasks: Fewest tasks. Two or more survive the loss of a zone.
        max_tasks: Most tasks; caps the cost.
        target_percent: Average CPU use to hold, 10 to 90.
        scale_out_cooldown_seconds: Seconds to wait after adding tasks before adding more.
        scale_in_cooldown_seconds: Seconds to wait after removing tasks before removing more.

    Raises:
        InvalidInputError: If a number is outside its range, or the fewest are more than the most.

    Example:
        >>> CpuTarget(min_tasks=2, max_tasks=10).target_percent
        60
    """

    target_percent: int = 60

    def __post_init__(self) -> None:
        super().__post_init__()
        where = type(self).__name__
        require_range(f"{where}.target_percent", self.target_percent, 10, 90, unit="percent")
