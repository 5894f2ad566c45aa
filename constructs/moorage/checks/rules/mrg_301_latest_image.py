"""An image has a name that stays the same."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model
from moorage.checks.model.unknown import PartialText
from moorage.checks.views.ecs_service import tasks


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    for _, containers in tasks(model):
        for container in containers:
            image = container["Image"]
            value = image.value
            known = value.tail if isinstance(value, PartialText) else value
            if not isinstance(known, str):
                continue
            name = known.rpartition("/")[2]
            if name.endswith(":latest"):
                yield image, f"{name} changes with every push"
            elif isinstance(value, str) and value and ":" not in name and "@" not in name:
                yield image, f"{name} has no version, which means latest"


CHECK = Check(
    id="MRG-301",
    severity="warning",
    area="Images",
    title="An image is named by a version or a digest",
    why=(
        "The same template runs something else after the next push, a rollback does not roll "
        "back, and ECS may run two versions at once."
    ),
    source="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html",
    fix="name a version or a digest",
    find=_find,
)
