"""CPU, memory and processor architecture of one Fargate task."""

from dataclasses import dataclass
from typing import Final, Literal

from moorage.errors import InvalidInputError

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
_LIST_AT_MOST = 3


@dataclass(frozen=True, kw_only=True)
class TaskSize:
    """Say how large one task is.

    Use it wherever a Fargate task is described; only the pairs that Fargate sells are accepted.

    Args:
        cpu: CPU units of one task; 1024 units are one vCPU.
        memory_mib: Memory of one task in MiB. Which values go with it depends on ``cpu``.
        architecture: Processor of the task, ``x86_64`` or ``arm64``; the image must match.

    Raises:
        InvalidInputError: If Fargate has no such CPU, or no such memory with this CPU.

    Example:
        >>> TaskSize(cpu=512, memory_mib=2048).memory_mib
        2048
    """

    cpu: int = 256
    memory_mib: int = 512
    architecture: Literal["x86_64", "arm64"] = "x86_64"

    def __post_init__(self) -> None:
        if self.cpu not in FARGATE_SIZES:
            raise InvalidInputError(
                "TaskSize.cpu",
                "Fargate has no task with this number of CPU units",
                got=self.cpu,
                fix=f"use {_nearest_cpus(self.cpu)}",
            )
        memories = FARGATE_SIZES[self.cpu]
        if self.memory_mib not in memories:
            raise InvalidInputError(
                "TaskSize.memory_mib",
                f"{self.cpu} CPU units do not go with this memory",
                got=self.memory_mib,
                fix=_memory_fix(memories, self.memory_mib),
            )
        if self.architecture not in ("x86_64", "arm64"):
            fix = "use 'x86_64' or 'arm64'"
            what = "Fargate runs Linux on two architectures"
            raise InvalidInputError("TaskSize.architecture", what, got=self.architecture, fix=fix)


def _nearest_cpus(got: object) -> str:
    sizes = sorted(FARGATE_SIZES)
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
        allowed = f"use {memories[0]} to {memories[-1]} in steps of {step}"
    larger = [cpu for cpu, others in FARGATE_SIZES.items() if got in others]
    return f"{allowed}, or give the task {larger[0]} CPU units" if larger else allowed
