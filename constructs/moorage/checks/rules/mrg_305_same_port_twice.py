"""Containers of one task share one network: a port belongs to one of them."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model
from moorage.checks.views.ecs_service import tasks


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    for task, containers in tasks(model):
        if task["NetworkMode"].text not in ("awsvpc", "host"):
            continue
        taken: dict[tuple[float, str], str] = {}
        for container in containers:
            name = container["Name"].text or "another container"
            for mapping in container["PortMappings"].each():
                port, protocol = mapping["ContainerPort"], mapping["Protocol"].text or "tcp"
                if port.number is None or mapping["Protocol"].unknown:
                    continue
                other = taken.setdefault((port.number, protocol), name)
                if other != name:
                    yield port, f"{other} and {name} both listen on {port.number:g}"


CHECK = Check(
    id="MRG-305",
    severity="error",
    area="Sizes and platforms",
    title="No two containers of a task listen on the same port",
    why=(
        "In network mode awsvpc the containers share one network interface, so that the "
        "second one cannot listen."
    ),
    source=(
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking-awsvpc.html"
    ),
    fix="give one of the containers another port",
    find=_find,
)
