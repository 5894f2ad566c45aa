"""Who waits for a healthy container waits for a check."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model
from moorage.checks.views.ecs_service import tasks


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    for _, containers in tasks(model):
        unchecked = {one["Name"].text for one in containers if one["HealthCheck"].missing}
        for container in containers:
            for dependency in container["DependsOn"].each():
                name = dependency["ContainerName"].text
                if dependency["Condition"].text == "HEALTHY" and name and name in unchecked:
                    yield dependency["Condition"], f"{name} has no health check"


CHECK = Check(
    id="MRG-307",
    severity="error",
    area="Health checks",
    title="A container that others wait for to be healthy has a health check",
    why="ECS refuses a dependency on HEALTHY where the container has no health check.",
    source="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDependency.html",
    fix="give the container a health check, or wait for START",
    find=_find,
)
