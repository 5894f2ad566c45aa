"""The queue of a service."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from pydantic import AfterValidator

from moorage.config import id_rules
from moorage.values.event_choice import EventChoice
from moorage.values.queue_work import QueueWork


@dataclass(frozen=True, kw_only=True)
class Subscription:
    """What the queue gets of a topic.

    Args:
        topic_arn: ARN of an SNS topic.
        filter: Values that an attribute of a message must have one of, by its name. Omitted: every
            message.
    """

    topic_arn: Annotated[str, AfterValidator(id_rules.topic_arn)]
    filter: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class EventSettings(EventChoice):
    """Which events the queue gets; one must fit all of it, and of several values one.

    Args:
        source: Who sent them, such as ``shop.cart`` or ``aws.s3``. Omitted: anybody.
        detail_type: Their type, such as ``Order paid``. Omitted: any.
        detail: Values of a field, by its name with dots, such as ``order.state``. Omitted: any.
        bus_arn: Where they arrive. Omitted: the default bus, which has the events of AWS.
    """

    bus_arn: Annotated[str, AfterValidator(id_rules.bus_arn)] | None = None


@dataclass(frozen=True, kw_only=True)
class QueueSettings(QueueWork):
    """A queue whose messages the service handles; their number decides that of its tasks.

    Args:
        acceptable_latency_seconds: How long a message may wait until its work begins.
        seconds_per_message: How long one task works on one message, on average.
        max_tasks: Most tasks; caps the cost.
        min_tasks: Fewest tasks. 0: none run while the queue is empty, and the first message waits
            until one has started.
        visibility_timeout_seconds: How long a message that was taken is hidden from other tasks;
            at least as long as a task may take to stop. At most 12 hours.
        max_receives: How often a message is tried before it goes to the dead-letter queue.
        retention_days: How long a message is kept, and how long a dead one is, 1 to 14.
        queue_arn: A queue that somebody else looks after, with its own timeout and its own
            dead-letter queue. Omitted: one is made.
        subscriptions: Topics whose messages the queue gets. Omitted: none.
        events: Events of EventBridge that the queue gets. Omitted: none.
    """

    queue_arn: Annotated[str, AfterValidator(id_rules.queue_arn)] | None = None
    subscriptions: tuple[Subscription, ...] = ()
    events: tuple[EventSettings, ...] = ()
