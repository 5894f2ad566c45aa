"""A worker takes messages, scales with its backlog, from none, and loses nothing."""

import json

import pytest
from aws_cdk import RemovalPolicy
from aws_cdk import aws_events as events
from aws_cdk import aws_sns as sns
from aws_cdk.assertions import Match, Template

from moorage.errors import FeatureError, InvalidInputError
from moorage.features import CpuScaling
from moorage.services import QueueWorker
from moorage.values.event_choice import EventChoice
from moorage.values.queue_work import QueueWork
from moorage.values.shutdown import Shutdown

WORK = {"acceptable_latency_seconds": 60, "seconds_per_message": 2, "max_tasks": 10}


@pytest.fixture
def make(stack, cluster, image):
    def make(*, changes=None, **arguments):
        work = QueueWork(**WORK | (changes or {}))
        return QueueWorker(stack, "Mails", cluster=cluster, image=image, work=work, **arguments)

    return make


def test_the_queue_is_encrypted_and_has_dead_letters(make, stack):
    make(changes={"visibility_timeout_seconds": 120, "max_receives": 4})

    template = Template.from_stack(stack)
    template.has_resource_properties(
        "AWS::SQS::Queue",
        {
            "VisibilityTimeout": 120,
            "SqsManagedSseEnabled": True,
            "RedrivePolicy": Match.object_like({"maxReceiveCount": 4}),
        },
    )
    template.resource_count_is("AWS::SQS::QueuePolicy", 2)


def test_the_container_knows_the_queue_and_may_take_from_it(make, stack):
    make()

    text = json.dumps(Template.from_stack(stack).to_json())
    assert '"Name": "QUEUE_URL"' in text
    assert "sqs:ReceiveMessage" in text
    assert "sqs:SendMessage" not in text
    assert "ecs:UpdateTaskProtection" in text


def test_the_number_of_tasks_follows_the_backlog_per_task(make, stack):
    make()

    template = Template.from_stack(stack)
    template.has_resource_properties(
        "AWS::ApplicationAutoScaling::ScalingPolicy",
        {
            "PolicyType": "TargetTrackingScaling",
            "TargetTrackingScalingPolicyConfiguration": Match.object_like({"TargetValue": 30}),
        },
    )
    template.has_resource_properties(
        "AWS::ApplicationAutoScaling::ScalableTarget", {"MinCapacity": 0, "MaxCapacity": 10}
    )
    [service] = template.find_resources("AWS::ECS::Service").values()
    assert "DesiredCount" not in service["Properties"]


@pytest.mark.parametrize(("fewest", "alarms"), [(0, 1), (1, 0)])
def test_only_where_none_may_run_a_message_starts_the_first(make, stack, fewest, alarms):
    make(changes={"min_tasks": fewest})

    Template.from_stack(stack).resource_count_is("AWS::CloudWatch::Alarm", alarms)


def test_a_queue_of_somebody_else_is_left_as_it_is(make, stack):
    worker = make(changes={"queue_arn": "arn:aws:sqs:eu-west-1:111122223333:orders"})

    Template.from_stack(stack).resource_count_is("AWS::SQS::Queue", 0)
    assert worker.dead_letters is None


def test_a_subscription_may_take_some_messages_only(make, stack):
    make().subscribe(sns.Topic(stack, "Orders"), {"kind": ["paid", "refunded"]})

    Template.from_stack(stack).has_resource_properties(
        "AWS::SNS::Subscription",
        {"FilterPolicy": {"kind": ["paid", "refunded"]}, "RawMessageDelivery": True},
    )


def test_the_stop_timeout_counts(make):
    with pytest.raises(InvalidInputError, match="must not be less than the stop timeout, 100"):
        make(
            changes={"visibility_timeout_seconds": 60}, shutdown=Shutdown(stop_timeout_seconds=100)
        )


def test_sqs_is_among_what_the_tasks_must_reach(make):
    assert "sqs" in {need.service for need in make().needs}


def test_nothing_else_decides_the_number_of_tasks(make):
    with pytest.raises(FeatureError, match="the backlog of the queue decides the number of tasks"):
        make(features=[CpuScaling(min_tasks=1, max_tasks=2)])


def test_events_reach_the_queue_and_only_their_rule_may_send_them(stack, make):
    worker = make()
    bus = events.EventBus.from_event_bus_name(stack, "Bus", "shop")
    worker.handle_events(EventChoice(source=("shop.cart",), detail={"state": ("paid",)}), bus=bus)
    worker.handle_events(EventChoice(source=("aws.s3",)))

    template = Template.from_stack(stack)
    rules = template.find_resources("AWS::Events::Rule")
    patterns = [one["Properties"]["EventPattern"] for one in rules.values()]
    assert patterns == [
        {"source": ["shop.cart"], "detail": {"state": ["paid"]}},
        {"source": ["aws.s3"]},
    ]
    for one in rules.values():
        [target] = one["Properties"]["Targets"]
        assert "DeadLetters" in str(target["DeadLetterConfig"]["Arn"])
    allowed = [
        statement["Condition"]["ArnEquals"]["aws:SourceArn"]["Fn::GetAtt"][0]
        for policy in template.find_resources("AWS::SQS::QueuePolicy").values()
        for statement in policy["Properties"]["PolicyDocument"]["Statement"]
        if statement["Principal"] == {"Service": "events.amazonaws.com"}
    ]
    assert sorted(allowed) == sorted([*rules, *rules])


def test_no_rule_is_let_into_the_queue_of_somebody_else(make):
    worker = make(changes={"queue_arn": "arn:aws:sqs:eu-west-1:111122223333:orders"})

    with pytest.raises(FeatureError, match="the queue is somebody else's, so that no rule can be"):
        worker.handle_events(EventChoice(source=("shop.cart",)))


@pytest.mark.parametrize(
    ("policy", "kept"), [(RemovalPolicy.RETAIN, "Retain"), (RemovalPolicy.DESTROY, "Delete")]
)
def test_messages_stay_or_go_with_the_worker(make, stack, policy, kept):
    make(removal_policy=policy)

    queues = Template.from_stack(stack).find_resources("AWS::SQS::Queue").values()
    assert [one["DeletionPolicy"] for one in queues] == [kept, kept]
