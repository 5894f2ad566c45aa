"""``publishes`` and ``sends_to``: topics, queues and buses that the code sends messages to."""

from collections.abc import Iterator

from aws_cdk import aws_events as events
from aws_cdk import aws_kms as kms
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sqs as sqs
from constructs import Construct

from moorage.features.publishes import Publishes
from stacks.makers.entry import ServiceEntry, WorkloadEntry


def publishes(entry: WorkloadEntry) -> Iterator[Publishes]:
    """Yield one feature for all targets, if there are any."""
    found = entry.settings.publishes
    ours = _queues(entry) if isinstance(entry, ServiceEntry) else {}
    if not found and not ours:
        return
    scope = Construct(entry.stack, "Publishes")
    keys = sorted({one.encryption_key_arn for one in found.values() if one.encryption_key_arn})
    yield Publishes(
        topics={
            name: sns.Topic.from_topic_arn(scope, name, one.topic_arn)
            for name, one in found.items()
            if one.topic_arn
        },
        queues={
            name: sqs.Queue.from_queue_arn(scope, name, one.queue_arn)
            for name, one in found.items()
            if one.queue_arn
        }
        | ours,
        buses={
            name: events.EventBus.from_event_bus_arn(scope, name, one.bus_arn)
            for name, one in found.items()
            if one.bus_arn
        },
        encryption_keys=[
            kms.Key.from_key_arn(scope, f"Key{number}", arn) for number, arn in enumerate(keys)
        ],
    )


def _queues(entry: ServiceEntry) -> dict[str, sqs.IQueue]:
    """Return the queues of other services of the environment, by their variables."""
    return {
        variable: entry.queues[name] for variable, name in entry.settings.queue_variables.items()
    }
