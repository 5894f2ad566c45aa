"""Publishes: a variable for each target, and nothing but sending allowed."""

import json

import pytest
from aws_cdk import aws_events as events
from aws_cdk import aws_kms as kms
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sqs as sqs
from aws_cdk.assertions import Template

from moorage.errors import InvalidInputError
from moorage.features import Publishes
from moorage.services import ContainerService

PLACE = "eu-west-1:111122223333"


@pytest.fixture
def made(stack, cluster, image):
    topic = sns.Topic.from_topic_arn(stack, "Orders", f"arn:aws:sns:{PLACE}:orders")
    queue = sqs.Queue.from_queue_arn(stack, "Mails", f"arn:aws:sqs:{PLACE}:mails")
    bus = events.EventBus.from_event_bus_arn(stack, "Bus", f"arn:aws:events:{PLACE}:event-bus/shop")
    key = kms.Key.from_key_arn(stack, "Key", f"arn:aws:kms:{PLACE}:key/11111111-2222")
    feature = Publishes(
        topics={"ORDERS_TOPIC_ARN": topic},
        queues={"MAILS_QUEUE_URL": queue},
        buses={"EVENT_BUS": bus},
        encryption_keys=(key,),
    )
    service = ContainerService(stack, "Api", cluster=cluster, image=image, features=[feature])
    return service, Template.from_stack(stack)


def test_the_code_finds_each_target_in_its_variable(made):
    [task] = made[1].find_resources("AWS::ECS::TaskDefinition").values()
    [container] = task["Properties"]["ContainerDefinitions"]

    found = {one["Name"]: json.dumps(one["Value"]) for one in container["Environment"]}
    assert found["ORDERS_TOPIC_ARN"] == f'"arn:aws:sns:{PLACE}:orders"'
    assert "/111122223333/mails" in found["MAILS_QUEUE_URL"]
    assert found["EVENT_BUS"] == '"shop"'


def test_the_role_may_send_and_nothing_else(made):
    [policy] = [
        one for id, one in made[1].find_resources("AWS::IAM::Policy").items() if "TaskRole" in id
    ]

    statements = {
        str(one["Action"]): one for one in policy["Properties"]["PolicyDocument"]["Statement"]
    }
    assert {*statements} == {
        "sns:Publish",
        "['sqs:GetQueueAttributes', 'sqs:GetQueueUrl', 'sqs:SendMessage']",
        "events:PutEvents",
        "['kms:Decrypt', 'kms:GenerateDataKey']",
    }
    key = statements["['kms:Decrypt', 'kms:GenerateDataKey']"]
    assert key["Resource"] == f"arn:aws:kms:{PLACE}:key/11111111-2222"
    through = json.dumps(key["Condition"]["StringEquals"]["kms:ViaService"])
    assert "sns." in through
    assert "sqs." in through


def test_the_tasks_must_reach_all_three(made):
    assert {need.service for need in made[0].needs} >= {"sns", "sqs", "events"}


def test_one_variable_cannot_stand_for_two_targets(stack):
    topic = sns.Topic.from_topic_arn(stack, "Orders", f"arn:aws:sns:{PLACE}:orders")
    queue = sqs.Queue.from_queue_arn(stack, "Mails", f"arn:aws:sqs:{PLACE}:mails")

    with pytest.raises(InvalidInputError, match="is the variable of two targets"):
        Publishes(topics={"TARGET": topic}, queues={"TARGET": queue})


def test_a_name_that_is_no_variable_is_refused(stack):
    topic = sns.Topic.from_topic_arn(stack, "Orders", f"arn:aws:sns:{PLACE}:orders")

    with pytest.raises(InvalidInputError, match="Publishes"):
        Publishes(topics={"ORDERS=TOPIC": topic})
