"""The operating system of a task, which on Fargate the task chooses."""

from dataclasses import replace

from constructs import Construct

from moorage.errors import InvalidInputError
from moorage.foundation.capacity import ServiceCapacity
from moorage.values.task_size import TaskSize


def for_size(scope: Construct, capacity: ServiceCapacity, size: TaskSize) -> ServiceCapacity:
    """Return the capacity with the operating system that a task asks for.

    Args:
        scope: The task.
        capacity: Where it runs.
        size: What it asks for.

    Raises:
        InvalidInputError: The instances have another, or Fargate Spot has none such.
    """
    wanted = size.operating_system
    if wanted in (None, capacity.operating_system):
        return capacity
    where = f"{scope.node.path}.size.operating_system"
    if capacity.kind != "fargate":
        what = f"the instances of the capacity have {capacity.operating_system}"
        fix = "leave it out, or choose another capacity"
        raise InvalidInputError(where, what, got=wanted, fix=fix)
    if any(part.capacity_provider == "FARGATE_SPOT" for part in capacity.strategy):
        # https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-capacity-providers.html
        what, fix = "Fargate Spot runs Linux only", "choose fargate"
        raise InvalidInputError(where, what, got=wanted, fix=fix)
    return replace(capacity, operating_system=wanted)
