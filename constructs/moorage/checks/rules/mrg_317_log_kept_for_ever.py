"""A log group that tasks write to expires."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model
from moorage.checks.views.ecs_service import tasks


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    for _, containers in tasks(model):
        for container in containers:
            name = container["LogConfiguration"]["Options"]["awslogs-group"]
            group = model.resource(name, "AWS::Logs::LogGroup")
            if group and group["RetentionInDays"].missing:
                yield group, "its events never expire"


CHECK = Check(
    id="MRG-317",
    severity="warning",
    area="Log groups",
    title="A log group that tasks write to has a retention",
    why="Nothing is ever deleted, and the bill grows for ever.",
    source=(
        "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-"
        "and-streams.html"
    ),
    fix="set RetentionInDays",
    find=_find,
)
