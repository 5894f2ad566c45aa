"""The containers of a task fit into it."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model
from moorage.checks.model.node import Node
from moorage.checks.views.ecs_service import tasks


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    for task, containers in tasks(model):
        for name, unit, share in (("Cpu", "CPU units", _cpu), ("Memory", "MiB", _memory)):
            size = task[name].number
            wanted = sum(share(container).number or 0 for container in containers)
            if size is not None and wanted > size:
                yield task[name], f"is {size:g} {unit}, and its containers have {wanted:g}"


def _cpu(container: Node) -> Node:
    return container["Cpu"]


def _memory(container: Node) -> Node:
    """Return the reservation where there is one: that is what ECS subtracts from the task."""
    reservation = container["MemoryReservation"]
    return reservation if not reservation.missing else container["Memory"]


CHECK = Check(
    id="MRG-304",
    severity="error",
    area="Sizes and platforms",
    title="The containers of a task fit into it",
    why="ECS refuses to register the task definition.",
    source="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html",
    fix="give the task more, or its containers less",
    find=_find,
)
