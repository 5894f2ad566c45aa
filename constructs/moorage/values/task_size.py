"""CPU, memory, processor architecture and accelerators of one task."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from moorage.errors import InvalidInputError
from moorage.values.architecture import ARCHITECTURES, Architecture
from moorage.values.node_image import OperatingSystem
from moorage.values.ranges import require_range

# CPU units -> memory in MiB: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html
FARGATE_SIZES: Final[dict[int, tuple[int, ...]]] = {
    256: (512, 1024, 2048),
    512: tuple(range(1024, 4096 + 1, 1024)),
    1024: tuple(range(2048, 8192 + 1, 1024)),
    2048: tuple(range(4096, 16384 + 1, 1024)),
    4096: tuple(range(8192, 30720 + 1, 1024)),
    8192: tuple(range(16384, 61440 + 1, 4096)),
    16384: tuple(range(32768, 122880 + 1, 8192)),
    32768: (61440, 122880, 249856),
}
# "The CPU units cannot be less than 1 vCPU when you use Windows containers on Fargate"; more than
# four need a platform version of Linux.
WINDOWS_CPUS: Final = (1024, 2048, 4096)
_LIST_AT_MOST = 3


@dataclass(frozen=True, kw_only=True)
class TaskSize:
    """Say how large one task is.

    Fargate sells certain pairs of CPU and memory; on instances any size is possible. Which rule
    holds is known where the task meets its capacity: see :meth:`check_fargate`.

    Args:
        cpu: CPU units of one task; 1024 units are one vCPU.
        memory_mib: Memory of one task in MiB. Which values go with it depends on ``cpu``.
        architecture: Processor of the task, ``x86_64`` or ``arm64``; the image must match.
            Omitted: that of the instances it runs on, ``x86_64`` on Fargate.
        operating_system: ``linux``, ``windows-2022`` or ``windows-2025``. Omitted: that of the
            instances it runs on, ``linux`` on Fargate.
        gpus: Graphics processors of one task, on instances that have them.

    Raises:
        InvalidInputError: If a number or the architecture is outside what ECS knows.

    Example:
        >>> TaskSize(cpu=512, memory_mib=2048).memory_mib
        2048
    """

    cpu: int = 256
    memory_mib: int = 512
    architecture: Architecture | None = None
    operating_system: OperatingSystem | None = None
    gpus: int = 0

    def __post_init__(self) -> None:
        # https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html
        require_range("TaskSize.cpu", self.cpu, 128, 196_608, unit="CPU units")
        require_range("TaskSize.memory_mib", self.memory_mib, 6, 25_165_824, unit="MiB")
        require_range("TaskSize.gpus", self.gpus, 0, 16)
        if self.architecture is not None and self.architecture not in ARCHITECTURES:
            fix = "use 'x86_64' or 'arm64'"
            what = "is not a processor that ECS knows"
            raise InvalidInputError("TaskSize.architecture", what, got=self.architecture, fix=fix)

    def check_fargate(self) -> None:
        """Refuse what Fargate does not sell.

        Raises:
            InvalidInputError: Fargate has no such CPU, no such memory with this CPU, or no GPU.
        """
        if self.cpu not in FARGATE_SIZES:
            raise InvalidInputError(
                "TaskSize.cpu",
                "Fargate has no task with this number of CPU units",
                got=self.cpu,
                fix=f"use {_nearest_cpus(self.cpu)}",
            )
        if self.operating_system not in (None, "linux"):
            self._check_windows()
        memories = FARGATE_SIZES[self.cpu]
        if self.memory_mib not in memories:
            raise InvalidInputError(
                "TaskSize.memory_mib",
                f"{self.cpu} CPU units do not go with this memory",
                got=self.memory_mib,
                fix=_memory_fix(memories, self.memory_mib),
            )
        if self.gpus:
            # https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-gpu.html
            fix = "remove it, or run the service on instances that have GPUs"
            raise InvalidInputError("TaskSize.gpus", "Fargate has no GPUs", got=self.gpus, fix=fix)

    def _check_windows(self) -> None:
        # https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html
        # https://docs.aws.amazon.com/AmazonECS/latest/developerguide/windows-considerations.html
        if self.cpu not in WINDOWS_CPUS:
            fix = f"use {_nearest_cpus(self.cpu, WINDOWS_CPUS)}"
            what = "Fargate has no Windows task with this number of CPU units"
            raise InvalidInputError("TaskSize.cpu", what, got=self.cpu, fix=fix)
        if self.architecture == "arm64":
            what, fix = "Fargate has no Windows on it", "use 'x86_64', or leave it out"
            where = "TaskSize.architecture"
            raise InvalidInputError(where, what, got=self.architecture, fix=fix)


def _nearest_cpus(got: object, known: Sequence[int] = tuple(FARGATE_SIZES)) -> str:
    sizes = sorted(known)
    if not isinstance(got, int) or not sizes[0] < got < sizes[-1]:
        return ", ".join(str(size) for size in sizes)
    below = max(size for size in sizes if size < got)
    above = min(size for size in sizes if size > got)
    return f"{below} or {above}"


def _memory_fix(memories: tuple[int, ...], got: object) -> str:
    if len(memories) <= _LIST_AT_MOST:
        listed = [str(memory) for memory in memories]
        allowed = f"use {', '.join(listed[:-1])} or {listed[-1]}"
    else:
        step = memories[1] - memories[0]
        nearest = " or ".join(str(memory) for memory in _nearest_memories(memories, got))
        allowed = (
            f"use {nearest}, the nearest of {memories[0]} to {memories[-1]} in steps of {step}"
        )
    larger = [cpu for cpu, others in FARGATE_SIZES.items() if got in others]
    return f"{allowed}, or give the task {larger[0]} CPU units" if larger else allowed


def _nearest_memories(memories: tuple[int, ...], got: object) -> list[int]:
    wanted = got if isinstance(got, int) else memories[0]
    below = [memory for memory in memories if memory < wanted]
    above = [memory for memory in memories if memory > wanted]
    return [*below[-1:], *above[:1]]
