"""PublishTarget: one topic, queue or bus, and the key that goes with it."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.publish_target import PublishTarget

TOPIC = "arn:aws:sns:eu-west-1:111122223333:orders.fifo"
QUEUE = "arn:aws:sqs:eu-west-1:111122223333:mails"
BUS = "arn:aws:events:eu-west-1:111122223333:event-bus/shop"
KEY = "arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333"


@pytest.mark.parametrize(
    ("arguments", "service"),
    [({"topic_arn": TOPIC}, "sns"), ({"queue_arn": QUEUE}, "sqs"), ({"bus_arn": BUS}, "events")],
)
def test_each_kind_is_reached_at_its_service(arguments, service):
    assert PublishTarget(**arguments).need.service == service


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({}, "must name one target; write one of topic_arn, queue_arn, bus_arn"),
        ({"topic_arn": TOPIC, "queue_arn": QUEUE}, "must name one target"),
        ({"topic_arn": QUEUE}, r"topic_arn: is no such ARN .*arn:aws:sns:REGION:ACCOUNT:NAME"),
        ({"bus_arn": "shop"}, r"bus_arn: is no such ARN .*event-bus/NAME"),
        ({"bus_arn": BUS, "encryption_key_arn": KEY}, "EventBridge encrypts the events of a bus"),
        ({"queue_arn": QUEUE, "encryption_key_arn": "alias/x"}, "is not the ARN of a key"),
    ],
)
def test_what_is_no_target_is_refused(arguments, message):
    with pytest.raises(InvalidInputError, match=message):
        PublishTarget(**arguments)
