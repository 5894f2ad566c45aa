"""When a rolling deployment has succeeded before its last task is there."""

from dataclasses import dataclass
from typing import Literal

from moorage.values.ranges import require_range


@dataclass(frozen=True, kw_only=True)
class EarlySuccess:
    """End a rolling deployment as soon as enough of its tasks are healthy.

    Use it where the last tasks take long to start or the old ones long to leave. ECS starts the
    remaining tasks afterwards. See
    https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentEarlySuccessCriteria.html

    Args:
        healthy_percent: Healthy new tasks in percent of the wanted ones, 0 to 100; at least the
            minimum healthy percent of the deployment.
        old_tasks: ``deferred`` to remove the old tasks afterwards, or ``blocking`` to wait until
            they are gone.

    Raises:
        InvalidInputError: The percentage is outside its range.

    Example:
        >>> EarlySuccess(healthy_percent=100).old_tasks
        'deferred'
    """

    healthy_percent: int = 100
    old_tasks: Literal["deferred", "blocking"] = "deferred"

    def __post_init__(self) -> None:
        where = f"{type(self).__name__}.healthy_percent"
        require_range(where, self.healthy_percent, 0, 100, unit="percent")
