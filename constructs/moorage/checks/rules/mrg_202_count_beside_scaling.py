"""A service that scales has no fixed count."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model
from moorage.checks.views.ecs_service import services


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    for service in services(model):
        count = service.resource["DesiredCount"]
        targets = service.scalable_targets
        if count.number is not None and targets:
            yield count, f"DesiredCount is {count.text}, and {targets[0].path} scales the service"


CHECK = Check(
    id="MRG-202",
    severity="warning",
    area="Scaling",
    title="A service that scales has no fixed count",
    why=(
        "Every deployment sets the number of tasks back to the fixed one, in the middle of "
        "the load that scaling answers."
    ),
    source="https://github.com/aws/aws-cdk/issues/3919",
    fix=(
        "remove DesiredCount, and let the smallest capacity of the scalable target be the "
        "first number"
    ),
    find=_find,
)
