"""A mount point names a volume of its task."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model
from moorage.checks.views.ecs_service import tasks


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    for task, containers in tasks(model):
        volumes = {volume["Name"].text for volume in task["Volumes"].each()}
        if task["Volumes"].unknown or None in volumes:
            continue
        for container in containers:
            for mount in container["MountPoints"].each():
                name = mount["SourceVolume"]
                if name.text and name.text not in volumes:
                    yield name, f"the task has no volume {name.text}"


CHECK = Check(
    id="MRG-311",
    severity="error",
    area="Volumes",
    title="A mount point names a volume of the same task",
    why="ECS refuses to register the task definition.",
    source="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_MountPoint.html",
    fix="add the volume to the task definition",
    find=_find,
)
