"""The share of a cluster's tasks that one capacity provider runs."""

from dataclasses import dataclass

from moorage.errors import InvalidInputError
from moorage.values.ranges import require_range


@dataclass(frozen=True, kw_only=True)
class CapacityWeights:
    """Say how many tasks a capacity provider gets, relative to the others.

    Use it once per capacity provider of a cluster's default strategy.

    Args:
        base: Tasks that go here before the weights count, 0 to 100000. Only one provider of a
            strategy may have a base.
        weight: Share of the tasks beyond the base, 0 to 1000, relative to the other weights.

    Raises:
        InvalidInputError: If a number is outside its range, or both are zero.

    Example:
        >>> CapacityWeights(base=1, weight=3).weight
        3
    """

    base: int = 0
    weight: int = 1

    def __post_init__(self) -> None:
        # https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CapacityProviderStrategyItem.html
        require_range("CapacityWeights.base", self.base, 0, 100_000, unit="tasks")
        require_range("CapacityWeights.weight", self.weight, 0, 1000)
        if self.base == 0 and self.weight == 0:
            raise InvalidInputError(
                "CapacityWeights.weight",
                "runs no task, because the base is 0 too",
                got=self.weight,
                fix="use 1 or more, or leave this capacity out",
            )
