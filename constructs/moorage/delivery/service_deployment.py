"""Everything that the model of a deployment is told."""

from dataclasses import dataclass
from typing import Final

from moorage.delivery.task_times import TaskTimes
from moorage.values.deployment import Deployment
from moorage.values.ranges import require_range
from moorage.values.rolling import Rolling
from moorage.values.rounded_percent import fewest_tasks, most_tasks
from moorage.values.task_limits import MOST_TASKS

# "Amazon ECS adds a 10 minute delay" to TEST_TRAFFIC_SHIFT and PRODUCTION_TRAFFIC_SHIFT:
# https://docs.aws.amazon.com/AmazonECS/latest/developerguide/nlb-resources-for-blue-green.html
NETWORK_SHIFT_SECONDS: Final = 600


@dataclass(frozen=True, kw_only=True)
class ServiceDeployment:
    """The numbers of one deployment of a service.

    Args:
        tasks: The desired number of tasks; of a daemon, the number of instances.
        strategy: How the service changes from one version to the next.
        times: How long the parts of a task's life take.
        room: Tasks that instances and subnets can hold at once, those that leave included.
            Omitted: enough.
        room_now: How many of them without starting an instance. Omitted: all.
        daemon: Whether each instance has exactly one task.
        shift_seconds: What ECS waits when it shifts test traffic, and at each step of requests, as
            it does with a Network Load Balancer. Without such shifts it does not count.

    Raises:
        InvalidInputError: A number is outside its range.

    Example:
        >>> strategy = Rolling(minimum_healthy_percent=50, maximum_percent=150)
        >>> ServiceDeployment(tasks=5, strategy=strategy).limits
        (3, 7)
    """

    tasks: int
    strategy: Deployment = Rolling()
    times: TaskTimes = TaskTimes()
    room: int | None = None
    room_now: int | None = None
    daemon: bool = False
    shift_seconds: int = 0

    def __post_init__(self) -> None:
        where = type(self).__name__
        require_range(f"{where}.tasks", self.tasks, 0, MOST_TASKS, unit="tasks")
        for field in ("room", "room_now"):
            if getattr(self, field) is not None:
                require_range(f"{where}.{field}", getattr(self, field), 0, 2**31, unit="tasks")
        require_range(f"{where}.shift_seconds", self.shift_seconds, 0, 24 * 3600, unit="seconds")

    @property
    def failures_allowed(self) -> int:
        """The number of failed tasks at which the circuit breaker ends the deployment."""
        return self.strategy.circuit_breaker.threshold(self.tasks)

    @property
    def places(self) -> int:
        """Tasks that there is room for at once."""
        if self.daemon:
            # One on each instance, so that an old task leaves before a new one comes:
            # https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_services.html
            return self.tasks
        # Each of them once more, and each leaving, is more than any strategy asks for.
        return 20 * MOST_TASKS if self.room is None else self.room

    @property
    def percents(self) -> tuple[int, int]:
        """The minimum healthy percent and the maximum percent of a rolling deployment.

        Those of a deployment that shifts traffic are what its stages do: all old tasks stay while
        as many new ones start.
        """
        if isinstance(self.strategy, Rolling):
            return self.strategy.percents(daemon=self.daemon)
        return 100, 200

    @property
    def limits(self) -> tuple[int, int]:
        """The fewest healthy tasks that stay, and the most running and pending ones.

        The first is rounded up and the second down.
        """
        minimum, maximum = self.percents
        return fewest_tasks(self.tasks, minimum), most_tasks(self.tasks, maximum)

    @property
    def needed(self) -> int:
        """Healthy new tasks with which ECS calls a rolling deployment done.

        All, unless the service says otherwise; rounded up, and one at least
        (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/early-success-criteria.html).
        """
        early = self.strategy.early_success if isinstance(self.strategy, Rolling) else None
        if early is None:
            return self.tasks
        return min(self.tasks, max(1, fewest_tasks(self.tasks, early.healthy_percent)))

    @property
    def watched_seconds(self) -> int:
        """How long alarms are watched when the last new task of a rolling deployment is there."""
        strategy = self.strategy
        return (
            strategy.bake_minutes * 60 if isinstance(strategy, Rolling) and strategy.alarms else 0
        )
