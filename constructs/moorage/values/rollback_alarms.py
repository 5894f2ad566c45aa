"""What makes ECS roll a deployment back by itself, besides tasks that fail."""

from dataclasses import dataclass

from moorage.values.ranges import require_range


@dataclass(frozen=True, kw_only=True)
class RollbackAlarms:
    """Roll a deployment back when its requests fail or its targets are not well.

    For each target group of the service there is one alarm on the share of 5xx answers and one on
    unhealthy targets. A service without a route has no target groups, and rolls back on ``names``
    alone. How ECS uses alarms:
    https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-alarm-failure.html

    Args:
        error_percent: Share of requests that tasks answer with 5xx, 1 to 100.
        error_minutes: How many minutes in a row it must be above that, 1 to 60.
        unhealthy_minutes: How many minutes in a row a target must be unhealthy, 1 to 60.
        names: Names of alarms that you made yourself, in the same account and region.

    Raises:
        InvalidInputError: A number is outside its range.

    Example:
        >>> RollbackAlarms(error_percent=10).longest_minutes
        3
    """

    error_percent: int = 5
    error_minutes: int = 2
    unhealthy_minutes: int = 3
    names: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        where = type(self).__name__
        require_range(f"{where}.error_percent", self.error_percent, 1, 100, unit="percent")
        for field in ("error_minutes", "unhealthy_minutes"):
            require_range(f"{where}.{field}", getattr(self, field), 1, 60, unit="minutes")

    @property
    def longest_minutes(self) -> int:
        """How long the slowest of its own alarms looks before it turns red."""
        return max(self.error_minutes, self.unhealthy_minutes)
