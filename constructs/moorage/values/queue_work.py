"""How fast the messages of a queue shall be handled, and by how many tasks."""

from dataclasses import dataclass

from moorage.errors import InvalidInputError
from moorage.values.ranges import require_range
from moorage.values.task_limits import MOST_TASKS

# https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html
_LONGEST_VISIBILITY = 43_200
_LONGEST_RETENTION = 14


@dataclass(frozen=True, kw_only=True)
class QueueWork:
    """Say how long a message may wait, and how long one takes.

    One task handles one message at a time. The number of tasks follows the backlog: as many
    messages wait per task as one handles in the acceptable latency
    (https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-using-sqs-queue.html).

    Args:
        acceptable_latency_seconds: How long a message may wait until its work begins.
        seconds_per_message: How long one task works on one message, on average.
        max_tasks: Most tasks; caps the cost.
        min_tasks: Fewest tasks. 0: none run while the queue is empty, and the first message waits
            until one has started.
        visibility_timeout_seconds: How long a message that was taken is hidden from other tasks;
            at least as long as a task may take to stop. At most 12 hours.
        max_receives: How often a message is tried before it goes to the dead-letter queue.
        retention_days: How long a message is kept, and how long a dead one is, 1 to 14.
        queue_arn: A queue that somebody else looks after, with its own timeout and its own
            dead-letter queue. Omitted: one is made.

    Raises:
        InvalidInputError: A number is outside its range, or contradicts another.

    Example:
        >>> QueueWork(acceptable_latency_seconds=60, seconds_per_message=2, max_tasks=10).backlog
        30.0
    """

    acceptable_latency_seconds: float
    seconds_per_message: float
    max_tasks: int
    min_tasks: int = 0
    visibility_timeout_seconds: int = 300
    max_receives: int = 3
    retention_days: int = 14
    queue_arn: str | None = None

    def __post_init__(self) -> None:
        where = type(self).__name__
        require_range(f"{where}.min_tasks", self.min_tasks, 0, MOST_TASKS, unit="tasks")
        require_range(f"{where}.max_tasks", self.max_tasks, 1, MOST_TASKS, unit="tasks")
        require_range(
            f"{where}.visibility_timeout_seconds",
            self.visibility_timeout_seconds,
            1,
            _LONGEST_VISIBILITY,
            unit="seconds",
        )
        require_range(f"{where}.max_receives", self.max_receives, 1, 1000, unit="times")
        require_range(
            f"{where}.retention_days", self.retention_days, 1, _LONGEST_RETENTION, unit="days"
        )
        if self.seconds_per_message <= 0:
            fix = "measure it, and write it in seconds, such as 0.5"
            what = "must be more than 0"
            raise InvalidInputError(
                f"{where}.seconds_per_message", what, got=self.seconds_per_message, fix=fix
            )
        if self.acceptable_latency_seconds < self.seconds_per_message:
            raise InvalidInputError(
                f"{where}.acceptable_latency_seconds",
                f"must not be less than one message takes, {self.seconds_per_message:g}",
                got=self.acceptable_latency_seconds,
                fix="raise it: with less, the tasks would have to be there before the messages",
            )
        if self.visibility_timeout_seconds < self.seconds_per_message:
            raise InvalidInputError(
                f"{where}.visibility_timeout_seconds",
                f"must not be less than one message takes, {self.seconds_per_message:g}; "
                "another task would take it again",
                got=self.visibility_timeout_seconds,
                fix="raise it to several times that",
            )
        if self.min_tasks > self.max_tasks:
            raise InvalidInputError(
                f"{where}.min_tasks",
                f"must not be more than max_tasks, {self.max_tasks}",
                got=self.min_tasks,
                fix=f"lower it to {self.max_tasks}, or raise max_tasks to {self.min_tasks}",
            )

    @property
    def backlog(self) -> float:
        """How many messages may wait for each task."""
        return self.acceptable_latency_seconds / self.seconds_per_message

    def check_stop(self, stop_timeout_seconds: int) -> None:
        """Refuse a timeout after which a second task handles what a stopping one still handles.

        Args:
            stop_timeout_seconds: How long a task may take to stop.

        Raises:
            InvalidInputError: The message is visible again before the task has stopped.
        """
        if self.queue_arn is None and self.visibility_timeout_seconds < stop_timeout_seconds:
            raise InvalidInputError(
                f"{type(self).__name__}.visibility_timeout_seconds",
                f"must not be less than the stop timeout, {stop_timeout_seconds}; a task that is "
                "stopped may still work on its message",
                got=self.visibility_timeout_seconds,
                fix=f"raise it to {stop_timeout_seconds} or more",
            )
