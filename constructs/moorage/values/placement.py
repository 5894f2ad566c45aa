"""On which instances of a group the tasks of a service are put."""

from dataclasses import dataclass
from typing import Literal

from moorage.errors import InvalidInputError


@dataclass(frozen=True, kw_only=True)
class Placement:
    """Choose among container instances; it means nothing on Fargate.

    Args:
        strategy: ``spread``: over zones, then to the instance with the fewest tasks of the
            service; ``binpack``: over zones, then to the instance with the least memory left, so
            that fewer instances are needed; ``random``.
        distinct_instances: Never put two tasks of the service on one instance.
        only_where: Expression that an instance must fulfil, in the cluster query language, such as
            ``attribute:ecs.instance-type =~ m7g.*``
            (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cluster-query-language.html).
            Omitted: every instance.
        daemon: Run exactly one task on every instance, and count neither with ``count`` nor with
            scaling.

    Raises:
        InvalidInputError: A daemon is given something that it cannot have.

    Example:
        >>> Placement(strategy="binpack").daemon
        False
    """

    strategy: Literal["spread", "binpack", "random"] = "spread"
    distinct_instances: bool = False
    only_where: str | None = None
    daemon: bool = False

    def __post_init__(self) -> None:
        if self.daemon and self.distinct_instances:
            raise InvalidInputError(
                "Placement.distinct_instances",
                "a daemon has one task on every instance anyway",
                got=True,
                fix="remove it",
            )
        if self.daemon and self.strategy != "spread":
            # https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html
            raise InvalidInputError(
                "Placement.strategy",
                "a daemon takes no placement strategy",
                got=self.strategy,
                fix="remove it",
            )
