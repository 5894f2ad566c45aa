"""What ECS may be told about a task as a whole."""

from dataclasses import dataclass

from moorage.values.ranges import require_range


@dataclass(frozen=True, kw_only=True)
class TaskOptions:
    """Tell ECS more about a task than most tasks need.

    What each does: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html

    Args:
        ephemeral_storage_gib: Size of the storage that a task on Fargate has for its images and
            its volumes, 21 to 200 GiB. Omitted: 20.
        fault_injection: Take requests from the task itself for faults of its network, as AWS Fault
            Injection Service needs it.
        share_processes: Let the containers of the task see one another's processes, so that a
            sidecar can watch or signal them.
        share_memory: Let the containers of the task share memory segments, semaphores and message
            queues; not on Fargate, and not for Windows.

    Raises:
        InvalidInputError: A number is outside its range.

    Example:
        >>> TaskOptions(ephemeral_storage_gib=50).ephemeral_storage_gib
        50
    """

    ephemeral_storage_gib: int | None = None
    fault_injection: bool = False
    share_processes: bool = False
    share_memory: bool = False

    def __post_init__(self) -> None:
        if self.ephemeral_storage_gib is not None:
            where = f"{type(self).__name__}.ephemeral_storage_gib"
            require_range(where, self.ephemeral_storage_gib, 21, 200, unit="GiB")
