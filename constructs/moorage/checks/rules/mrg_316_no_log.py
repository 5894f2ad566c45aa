"""A container of a service writes a log."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model
from moorage.checks.views.ecs_service import tasks


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    for _, containers in tasks(model):
        for container in containers:
            if container["LogConfiguration"].missing and not container.unknown:
                yield container, f"{container['Name'].text or 'a container'} has no log driver"


CHECK = Check(
    id="MRG-316",
    severity="warning",
    area="Log groups",
    title="Containers write a log that somebody keeps",
    why="When the task is gone, nobody can tell why.",
    source="https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-9",
    fix="give the container a LogConfiguration",
    find=_find,
)
