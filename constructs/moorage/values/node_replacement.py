"""When and how container instances are replaced by new ones."""

from dataclasses import dataclass

from moorage.errors import InvalidInputError
from moorage.values.ranges import require_range


@dataclass(frozen=True, kw_only=True)
class NodeReplacement:
    """Replace instances when their image or configuration changes, and before they are too old.

    A deployment that changes the launch template starts an instance refresh and waits for it; ECS
    drains each instance before it goes
    (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/managed-instance-draining.html).

    Args:
        max_lifetime_days: Age at which an instance is replaced, 1 to 365 days. Omitted: 14.
        min_healthy_percent: Share of the instances that stay in service during a refresh.
        max_healthy_percent: How far a refresh may exceed the number of instances; 100 to 200.

    Raises:
        InvalidInputError: A number is outside its range, or the two percentages leave no room to
            replace an instance, or more than 100 percent.

    Example:
        >>> NodeReplacement(max_lifetime_days=30).min_healthy_percent
        100
    """

    max_lifetime_days: int = 14
    min_healthy_percent: int = 100
    max_healthy_percent: int = 110

    def __post_init__(self) -> None:
        # https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-max-instance-lifetime.html
        require_range("NodeReplacement.max_lifetime_days", self.max_lifetime_days, 1, 365)
        # https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_RefreshPreferences.html
        lowest, highest = self.min_healthy_percent, self.max_healthy_percent
        require_range("NodeReplacement.min_healthy_percent", lowest, 0, 100, unit="percent")
        require_range("NodeReplacement.max_healthy_percent", highest, 100, 200, unit="percent")
        if lowest == highest:
            raise InvalidInputError(
                "NodeReplacement.max_healthy_percent",
                "leaves no room to replace an instance, because min_healthy_percent is the same",
                got=highest,
                fix="write 110, or lower min_healthy_percent",
            )
        if highest - lowest > 100:  # noqa: PLR2004 - the API's own limit
            raise InvalidInputError(
                "NodeReplacement.max_healthy_percent",
                f"must be at most 100 above min_healthy_percent, {lowest}",
                got=highest,
                fix=f"write {lowest + 100} or less",
            )
