"""A log that blocks stops the container with it."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model
from moorage.checks.views.ecs_service import tasks


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    for _, containers in tasks(model):
        for container in containers:
            log = container["LogConfiguration"]
            mode = log["Options"]["mode"]
            if log["LogDriver"].text == "awslogs" and not mode.unknown and mode.text == "blocking":
                yield mode, "the log driver blocks"


CHECK = Check(
    id="MRG-318",
    severity="warning",
    area="Log groups",
    title="Writing a log does not block the container",
    why=(
        "While CloudWatch Logs does not answer, the container waits in its next line of "
        "output, and fails its health check."
    ),
    source="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html",
    fix="set the options mode: non-blocking and max-buffer-size: 25m",
    find=_find,
)
