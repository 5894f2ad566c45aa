"""How the containers of a task share its CPU and its memory."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from moorage.errors import InvalidInputError
from moorage.values.ranges import require_range
from moorage.values.task_size import FARGATE_SIZES, TaskSize

# ECS starts no container with less: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
LEAST_MEMORY_MIB: Final = 6


@dataclass(frozen=True, kw_only=True)
class ContainerShare:
    """Say what one container takes of its task.

    Args:
        cpu: CPU units; 1024 are one vCPU.
        memory_mib: Memory in MiB, at most.

    Raises:
        InvalidInputError: A number is negative.

    Example:
        >>> ContainerShare(cpu=64, memory_mib=128).memory_mib
        128
    """

    cpu: int = 0
    memory_mib: int = 0

    def __post_init__(self) -> None:
        require_range("ContainerShare.cpu", self.cpu, 0, 196_608, unit="CPU units")
        require_range("ContainerShare.memory_mib", self.memory_mib, 0, 25_165_824, unit="MiB")


def shared_size(
    size: TaskSize | None, main: ContainerShare, others: Sequence[ContainerShare]
) -> tuple[TaskSize, int]:
    """Return the size of the task, and the memory that is left for its main container.

    Args:
        size: What the user wrote. Omitted: the smallest that Fargate sells and that holds all.
        main: What the main container asks for. Nothing: the default size, were it alone.
        others: What the containers beside it take.

    Raises:
        InvalidInputError: The task is too small for its containers.

    Example:
        >>> size, left = shared_size(None, ContainerShare(), [ContainerShare(memory_mib=128)])
        >>> size.memory_mib, left
        (1024, 896)
    """
    cpu = sum(share.cpu for share in others)
    memory = sum(share.memory_mib for share in others)
    if size is None:
        least = TaskSize()
        wanted = main.memory_mib or least.memory_mib
        size = _smallest(max(main.cpu + cpu, least.cpu), wanted + memory)
    left = size.memory_mib - memory
    if left < max(main.memory_mib, LEAST_MEMORY_MIB):
        raise InvalidInputError(
            "TaskSize.memory_mib",
            f"the containers of the task need {memory + max(main.memory_mib, LEAST_MEMORY_MIB)} "
            "MiB together",
            got=size.memory_mib,
            fix="raise it, leave size out, or give the containers beside the main one less",
        )
    if main.cpu + cpu > size.cpu:
        raise InvalidInputError(
            "TaskSize.cpu",
            f"the containers of the task need {main.cpu + cpu} CPU units together",
            got=size.cpu,
            fix="raise it, leave size out, or give the containers less",
        )
    return size, main.memory_mib or left


def _smallest(cpu: int, memory_mib: int) -> TaskSize:
    for units, memories in FARGATE_SIZES.items():
        fitting = [memory for memory in memories if memory >= memory_mib]
        if units >= cpu and fitting:
            return TaskSize(cpu=units, memory_mib=fitting[0])
    raise InvalidInputError(
        "TaskSize",
        "Fargate has no task that holds all of its containers",
        got=f"{cpu} CPU units and {memory_mib} MiB",
        fix="give them less, or write a size and choose instances",
    )
