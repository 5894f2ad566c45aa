"""A queue is encrypted, takes TLS alone, and keeps what nobody could handle."""

from aws_cdk.assertions import Match, Template

from moorage.foundation import MessageQueue


def test_messages_that_fail_go_to_a_queue_of_their_own(stack):
    made = MessageQueue(stack, "Orders", max_receives=7, retention_days=4)

    template = Template.from_stack(stack)
    template.has_resource_properties(
        "AWS::SQS::Queue",
        {
            "RedrivePolicy": {
                "deadLetterTargetArn": stack.resolve(made.dead_letters.queue_arn),
                "maxReceiveCount": 7,
            },
            "MessageRetentionPeriod": 4 * 86400,
        },
    )


def test_both_are_encrypted_and_refuse_plain_connections(stack):
    MessageQueue(stack, "Orders")

    template = Template.from_stack(stack)
    queues = template.find_resources("AWS::SQS::Queue").values()
    assert [one["Properties"]["SqsManagedSseEnabled"] for one in queues] == [True, True]
    denied = {"Effect": "Deny", "Condition": {"Bool": {"aws:SecureTransport": "false"}}}
    template.resource_properties_count_is(
        "AWS::SQS::QueuePolicy",
        {"PolicyDocument": {"Statement": [Match.object_like(denied)]}},
        2,
    )
