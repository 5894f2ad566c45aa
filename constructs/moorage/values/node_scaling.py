"""How many container instances a group has, and how fast that changes."""

from dataclasses import dataclass

from moorage.errors import InvalidInputError
from moorage.values.ranges import require_range


@dataclass(frozen=True, kw_only=True)
class NodeScaling:
    """Let ECS decide the number of instances, within limits.

    ECS adds instances for tasks that find no room and removes empty ones
    (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cluster-auto-scaling.html).

    Args:
        min_nodes: Fewest instances. 0: none when no task runs.
        max_nodes: Most instances.
        target_percent: How full the group shall be, 1 to 100. Below 100 the rest is spare room in
            which tasks start at once.
        warmup_seconds: Time until a new instance counts, 0 to 10000.
        min_step: Fewest instances added at once, 1 to 10000.
        max_step: Most instances added at once, 1 to 10000.
        warm_pool: Stopped instances kept ready to start, beyond those that run. 0: none.

    Raises:
        InvalidInputError: A number is outside its range, or a minimum above its maximum.

    Example:
        >>> NodeScaling(max_nodes=4).min_nodes
        0
    """

    min_nodes: int = 0
    max_nodes: int = 10
    target_percent: int = 100
    warmup_seconds: int = 120
    min_step: int = 1
    max_step: int = 100
    warm_pool: int = 0

    def __post_init__(self) -> None:
        # https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ManagedScaling.html
        require_range("NodeScaling.min_nodes", self.min_nodes, 0, 5000, unit="instances")
        require_range("NodeScaling.max_nodes", self.max_nodes, 1, 5000, unit="instances")
        require_range("NodeScaling.target_percent", self.target_percent, 1, 100, unit="percent")
        require_range("NodeScaling.warmup_seconds", self.warmup_seconds, 0, 10_000, unit="seconds")
        require_range("NodeScaling.min_step", self.min_step, 1, 10_000, unit="instances")
        require_range("NodeScaling.max_step", self.max_step, 1, 10_000, unit="instances")
        require_range("NodeScaling.warm_pool", self.warm_pool, 0, 5000, unit="instances")
        _in_order("NodeScaling.max_nodes", "min_nodes", self.min_nodes, self.max_nodes)
        _in_order("NodeScaling.max_step", "min_step", self.min_step, self.max_step)


def _in_order(where: str, lower_name: str, lower: int, upper: int) -> None:
    if lower > upper:
        what = f"must be at least {lower_name}, {lower}"
        raise InvalidInputError(where, what, got=upper, fix=f"write {lower} or more")
