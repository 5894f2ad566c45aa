"""Fargate gives a container two minutes to stop."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model
from moorage.checks.views.ecs_service import fargate_task, tasks

_LONGEST = 120


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    for task, containers in tasks(model):
        for container in containers if fargate_task(task) else ():
            seconds = container["StopTimeout"].number
            if seconds is not None and seconds > _LONGEST:
                yield container["StopTimeout"], f"is {seconds:g} seconds"


CHECK = Check(
    id="MRG-315",
    severity="error",
    area="Deployments",
    title="The stop timeout is one that Fargate takes",
    why="Fargate takes at most 120 seconds, and refuses more.",
    source="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html",
    fix="lower StopTimeout to 120, and let long work be taken up again",
    find=_find,
)
