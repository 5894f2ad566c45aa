"""A container does not rule its host."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model
from moorage.checks.views.ecs_service import tasks


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    for _, containers in tasks(model):
        for container in containers:
            if container["Privileged"].truth:
                yield container["Privileged"], f"{container['Name'].text or 'a container'} is"


CHECK = Check(
    id="MRG-319",
    severity="warning",
    area="Roles",
    title="No container is privileged",
    why="Whoever breaks into the container has the instance, and every other task on it.",
    source="https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-4",
    fix="remove Privileged, and add the one capability that is needed",
    find=_find,
)
