"""A message that cannot be handled is put aside."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model
from moorage.checks.views.ecs_service import services


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    for service in services(model):
        for container in service.containers:
            variables = container["Environment"].each()
            for queue in model.named((one["Value"] for one in variables), "AWS::SQS::Queue"):
                if queue["RedrivePolicy"].missing and queue["RedriveAllowPolicy"].missing:
                    yield queue, "messages that fail come back for ever"


CHECK = Check(
    id="MRG-502",
    severity="warning",
    area="Queues",
    title="A queue that a service works from has a dead-letter queue",
    why="A message that makes the worker fail comes back again and again until it expires.",
    source=(
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-"
        "letter-queues.html"
    ),
    fix="add a RedrivePolicy",
    find=_find,
)
