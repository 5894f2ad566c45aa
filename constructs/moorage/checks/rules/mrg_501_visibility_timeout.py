"""A message is not given out again while it is worked on."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model
from moorage.checks.views.ecs_service import services


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    for service in services(model):
        for container in service.containers:
            queues = model.named(
                (variable["Value"] for variable in container["Environment"].each()),
                "AWS::SQS::Queue",
            )
            stop = container["StopTimeout"]
            for queue in queues:
                timeout = queue["VisibilityTimeout"]
                visible = 30 if timeout.missing else timeout.number
                seconds = 30 if stop.missing else stop.number
                if visible is not None and seconds is not None and visible < seconds:
                    place = queue if timeout.missing else timeout
                    yield place, f"is {visible:g} seconds; the worker has {seconds:g} to stop"


CHECK = Check(
    id="MRG-501",
    severity="warning",
    area="Queues",
    title="The visibility timeout of a queue is longer than its workers have to stop",
    why="A worker that is stopping still works on a message that SQS gives to another one.",
    source=(
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-"
        "visibility-timeout.html"
    ),
    fix="lengthen VisibilityTimeout beyond StopTimeout",
    find=_find,
)
