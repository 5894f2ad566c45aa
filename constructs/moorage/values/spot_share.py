"""How much of a group of instances is bought on the Spot market."""

from dataclasses import dataclass

from moorage.values.ranges import require_range


@dataclass(frozen=True, kw_only=True)
class SpotShare:
    """Buy a part of a group's instances on the Spot market, with two minutes' notice to leave.

    Args:
        percent: Share of Spot instances above ``on_demand_base``, 0 to 100.
        on_demand_base: Instances that are never Spot instances.

    Raises:
        InvalidInputError: A number is outside its range.

    Example:
        >>> SpotShare(percent=80, on_demand_base=2).percent
        80
    """

    percent: int = 0
    on_demand_base: int = 0

    def __post_init__(self) -> None:
        require_range("SpotShare.percent", self.percent, 0, 100, unit="percent")
        require_range("SpotShare.on_demand_base", self.on_demand_base, 0, 5000, unit="instances")
