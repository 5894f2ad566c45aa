"""Events and publications that a queue gets as messages."""

from collections.abc import Mapping, Sequence
from typing import cast

from aws_cdk import aws_events as events
from aws_cdk import aws_events_targets as targets
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sns_subscriptions as subscriptions
from aws_cdk import aws_sqs as sqs
from constructs import Construct

from moorage.errors import FeatureError
from moorage.values.event_choice import EventChoice


def send_events(
    scope: Construct,
    choice: EventChoice,
    *,
    queue: sqs.IQueue,
    dead_letters: sqs.IQueue | None,
    bus: events.IEventBus | None,
) -> events.Rule:
    """Make a rule that sends events to a queue, and let it, and it alone, in.

    Args:
        scope: The worker.
        choice: Which events.
        queue: Where they go.
        dead_letters: Where those go that cannot be delivered.
        bus: Where they arrive. Omitted: the default bus.

    Raises:
        FeatureError: The queue is somebody else's, whose policy cannot let the rule in.
    """
    if dead_letters is None:
        raise FeatureError(
            f"{scope.node.path}: the queue is somebody else's, so that no rule can be let in; "
            "leave queue_arn out, or make the rule where the queue is made"
        )
    place = scope.node.try_find_child("Events") or Construct(scope, "Events")
    return events.Rule(
        cast("Construct", place),
        f"Rule{len(place.node.children)}",
        description=f"Events for {scope.node.path}",
        event_bus=bus,
        event_pattern=events.EventPattern(
            source=list(choice.source) or None,
            detail_type=list(choice.detail_type) or None,
            detail=choice.nested_detail or None,
        ),
        targets=[targets.SqsQueue(queue, dead_letter_queue=dead_letters)],
    )


def subscribe_queue(
    queue: sqs.IQueue, topic: sns.ITopic, attributes: Mapping[str, Sequence[str]]
) -> None:
    """Let a queue get what is published to a topic, as it was published.

    Args:
        queue: The queue.
        topic: The topic.
        attributes: The values that an attribute of a message must have one of, by its name.
    """
    filters = {
        name: sns.SubscriptionFilter.string_filter(allowlist=list(values))
        for name, values in attributes.items()
    }
    topic.add_subscription(
        subscriptions.SqsSubscription(
            queue, raw_message_delivery=True, filter_policy=filters or None
        )
    )
