"""Between which numbers of tasks a service runs."""

from dataclasses import dataclass

from moorage.errors import InvalidInputError
from moorage.values.ranges import require_range

# Tasks per service: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html
MOST_TASKS = 5000


@dataclass(frozen=True, kw_only=True)
class TaskLimits:
    """Bound the number of tasks; every kind of scaling of one service has the same bounds.

    Args:
        min_tasks: Fewest tasks. Two or more survive the loss of a zone.
        max_tasks: Most tasks; caps the cost.

    Raises:
        InvalidInputError: A number is outside its range, or the fewest are more than the most.

    Example:
        >>> TaskLimits(min_tasks=2, max_tasks=10).max_tasks
        10
    """

    min_tasks: int
    max_tasks: int

    def __post_init__(self) -> None:
        where = type(self).__name__
        require_range(f"{where}.min_tasks", self.min_tasks, 0, MOST_TASKS, unit="tasks")
        require_range(f"{where}.max_tasks", self.max_tasks, 1, MOST_TASKS, unit="tasks")
        if self.min_tasks > self.max_tasks:
            raise InvalidInputError(
                f"{where}.min_tasks",
                f"must not be more than max_tasks, {self.max_tasks}",
                got=self.min_tasks,
                fix=f"lower it to {self.max_tasks}, or raise max_tasks to {self.min_tasks}",
            )
