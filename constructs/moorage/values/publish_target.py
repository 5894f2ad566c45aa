"""Where a service sends messages to."""

import re
from dataclasses import dataclass

from moorage.errors import InvalidInputError
from moorage.values.need import CALLS, Need

_PARTS = r"arn:[a-z-]+:{}:[a-z0-9-]+:[0-9]{{12}}:{}"
_KINDS = {
    "topic_arn": ("sns", r"[A-Za-z0-9_-]+(?:\.fifo)?", "NAME"),
    "queue_arn": ("sqs", r"[A-Za-z0-9_-]+(?:\.fifo)?", "NAME"),
    "bus_arn": ("events", r"event-bus/[A-Za-z0-9._/-]+", "event-bus/NAME"),
}
_KEY = re.compile(_PARTS.format("kms", "key/[A-Za-z0-9-]+"))


@dataclass(frozen=True, kw_only=True)
class PublishTarget:
    """Name a topic, a queue or an event bus that somebody else looks after.

    Args:
        topic_arn: ARN of an SNS topic; the variable gets it. Omitted: it is none.
        queue_arn: ARN of an SQS queue; the variable gets its address. Omitted: it is none.
        bus_arn: ARN of an event bus; the variable gets its name. Omitted: it is none.
        encryption_key_arn: Customer key of the topic or queue. Omitted: the key of the service.

    Raises:
        InvalidInputError: Not one of the three is named, or something cannot be read.

    Example:
        >>> orders = PublishTarget(topic_arn="arn:aws:sns:eu-west-1:111122223333:orders")
        >>> orders.need.service
        'sns'
    """

    topic_arn: str | None = None
    queue_arn: str | None = None
    bus_arn: str | None = None
    encryption_key_arn: str | None = None

    def __post_init__(self) -> None:
        where = type(self).__name__
        named = [name for name in _KINDS if getattr(self, name) is not None]
        if len(named) != 1:
            what, fix = "must name one target", f"write one of {', '.join(_KINDS)}"
            raise InvalidInputError(where, what, fix=fix)
        service, resource, example = _KINDS[named[0]]
        if not re.fullmatch(_PARTS.format(service, resource), got := getattr(self, named[0])):
            fix = f"write it as arn:aws:{service}:REGION:ACCOUNT:{example}"
            what = "is no such ARN"
            raise InvalidInputError(f"{where}.{named[0]}", what, got=got, fix=fix)
        key = self.encryption_key_arn
        if key is not None and self.bus_arn is not None:
            # https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-encryption-event-bus-cmkey.html
            what = "goes with topics and queues: EventBridge encrypts the events of a bus itself"
            raise InvalidInputError(f"{where}.encryption_key_arn", what, fix="remove it")
        if key is not None and not _KEY.fullmatch(key):
            what, fix = "is not the ARN of a key", "write it as arn:aws:kms:REGION:ACCOUNT:key/ID"
            raise InvalidInputError(f"{where}.encryption_key_arn", what, got=key, fix=fix)

    @property
    def need(self) -> Need:
        """What a task must reach to send something there."""
        name = next(name for name in _KINDS if getattr(self, name) is not None)
        return Need(_KINDS[name][0], CALLS)
