"""How many tasks an instance has room for."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from moorage.errors import InvalidInputError
from moorage.values.instance_types import INSTANCE_TYPES, InstanceType
from moorage.values.task_size import TaskSize

Limit = Literal["cpu", "memory", "network interfaces", "gpus", "ports"]

# The system and the agent take the rest: AWS's example registers 7985 of 8192 MiB.
# https://docs.aws.amazon.com/AmazonECS/latest/developerguide/memory-management.html
_REGISTERED: Final = (7985, 8192)


@dataclass(frozen=True, kw_only=True)
class Density:
    """The most tasks of one kind that an instance can hold, and what stops more.

    Args:
        tasks: Number of tasks.
        limited_by: What runs out first.
    """

    tasks: int
    limited_by: Limit


def usable_memory(instance: InstanceType) -> int:
    """Return how many MiB of an instance tasks can have, by the share of AWS's own example.

    Args:
        instance: The instance type.
    """
    registered, nominal = _REGISTERED
    return instance.memory_mib * registered // nominal


def most_tasks(
    size: TaskSize, instance: InstanceType, *, trunking: bool = False, host_port: bool = False
) -> Density:
    """Return how many tasks fit on an instance, at most.

    Every task has a network interface of its own, of which an instance takes few; the first one is
    the instance's
    (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/container-instance-eni.html).

    Args:
        size: CPU, memory and GPUs of one task.
        instance: The instance type.
        trunking: Whether the account has ENI trunking on, which takes one interface for the trunk
            and adds its branches. Of types whose branches are unknown no such limit is claimed.
        host_port: Whether the task takes a fixed port of the instance instead of an interface.

    Example:
        >>> most_tasks(TaskSize(), INSTANCE_TYPES["m7g.large"])
        Density(tasks=2, limited_by='network interfaces')
        >>> most_tasks(TaskSize(), INSTANCE_TYPES["m7g.large"], trunking=True)
        Density(tasks=8, limited_by='cpu')
    """
    limits: dict[Limit, int] = {
        "cpu": instance.vcpus * 1024 // size.cpu,
        "memory": usable_memory(instance) // size.memory_mib,
    }
    if size.gpus:
        limits["gpus"] = instance.gpus // size.gpus
    if host_port:
        limits["ports"] = 1
    elif not trunking or instance.branches == 0:
        limits["network interfaces"] = instance.interfaces - 1
    elif instance.branches is not None:
        limits["network interfaces"] = instance.interfaces - 2 + instance.branches
    limited_by = min(limits, key=lambda limit: limits[limit])
    return Density(tasks=limits[limited_by], limited_by=limited_by)


def check_placeable(where: str, size: TaskSize, types: Sequence[str]) -> None:
    """Refuse a task that is larger than every instance on which it could be put.

    Args:
        where: The argument or key, for messages.
        size: CPU, memory and GPUs of one task.
        types: Instance types. Nothing is claimed of unknown ones.

    Raises:
        InvalidInputError: No instance is large enough.
    """
    known = {name: INSTANCE_TYPES[name] for name in types if name in INSTANCE_TYPES}
    if len(known) < len(types) or not known:
        return
    if any(most_tasks(size, instance).tasks for instance in known.values()):
        return
    name, largest = max(known.items(), key=lambda item: (item[1].vcpus, item[1].memory_mib))
    raise InvalidInputError(
        where,
        f"no instance can hold the task: {name} has room for {_words(_room(largest))}",
        got=_words(size),
        fix=_fix(name, size),
    )


def _room(instance: InstanceType) -> TaskSize:
    return TaskSize(
        cpu=instance.vcpus * 1024, memory_mib=usable_memory(instance), gpus=instance.gpus
    )


def _words(size: TaskSize) -> str:
    gpus = f" and {size.gpus} GPUs" if size.gpus else ""
    return f"{size.cpu} CPU units, {size.memory_mib} MiB{gpus}"


def _fix(name: str, size: TaskSize) -> str:
    family = name.partition(".")[0]
    fits = [
        other
        for other, instance in INSTANCE_TYPES.items()
        if other.partition(".")[0] == family and most_tasks(size, instance).tasks
    ]
    if fits:
        return f"use {fits[0]} or a larger type, or a smaller task"
    return "use types with GPUs, such as g6.xlarge" if size.gpus else "use a smaller task"
