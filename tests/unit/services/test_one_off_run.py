"""The function that runs a task answers CloudFormation with what became of it."""

import json

import boto3
import pytest
from botocore.stub import ANY, Stubber

from moorage.services.one_off_run import index

ARN = "arn:aws:ecs:eu-west-1:111122223333:task/shop/abc"
TASK = {"cluster": "shop", "taskDefinition": "migrate:3"}
EVENT = {
    "RequestType": "Create",
    "RequestId": "one",
    "ResourceProperties": {
        "Task": json.dumps(TASK),
        "Once": "image-1",
        "TimeoutSeconds": "60",
        "Region": "eu-west-1",
        "LogGroup": "/shop/migrate",
    },
}


@pytest.fixture
def ecs():
    keys = {"aws_access_key_id": "x", "aws_secret_access_key": "x"}
    client = boto3.client("ecs", region_name="eu-west-1", **keys)
    with Stubber(client) as stub:
        client.stub = stub
        yield client
        stub.assert_no_pending_responses()


def starts(ecs, **answer):
    asked = {**TASK, "clientToken": "one", "startedBy": "cloudformation"}
    ecs.stub.add_response("run_task", {"tasks": [{"taskArn": ARN}]} | answer, asked)


def is_seen(ecs, status, **container):
    task = {"lastStatus": status, "containers": [{"name": "main", **container}]}
    expected = {"cluster": "shop", "tasks": [ARN]}
    ecs.stub.add_response("describe_tasks", {"tasks": [task]}, expected)


def test_it_waits_until_the_task_has_ended_well(ecs):
    starts(ecs)
    is_seen(ecs, "PENDING")
    is_seen(ecs, "RUNNING")
    is_seen(ecs, "STOPPED", exitCode=0)
    pauses = []

    said = index.run(ecs, EVENT, 100, pauses.append)

    assert "exit code 0" in said
    assert len(pauses) == 2


def test_a_task_that_cannot_be_seen_yet_is_waited_for(ecs):
    starts(ecs)
    expected = {"cluster": "shop", "tasks": [ARN]}
    ecs.stub.add_response("describe_tasks", {"tasks": []}, expected)
    is_seen(ecs, "STOPPED", exitCode=0)

    said = index.run(ecs, EVENT, 100, lambda _: None)

    assert "exit code 0" in said


@pytest.mark.parametrize(
    ("request_type", "status", "back"),
    [
        ("Create", None, False),
        ("Update", "UPDATE_IN_PROGRESS", False),
        ("Update", "UPDATE_ROLLBACK_IN_PROGRESS", True),
    ],
)
def test_a_stack_that_rolls_back_runs_nothing_again(request_type, status, back):
    keys = {"aws_access_key_id": "x", "aws_secret_access_key": "x"}
    client = boto3.client("cloudformation", region_name="eu-west-1", **keys)
    with Stubber(client) as stub:
        if status:
            stack = {"StackName": "shop", "StackStatus": status, "CreationTime": 0}
            stub.add_response("describe_stacks", {"Stacks": [stack]}, {"StackName": "arn:stack"})

        event = {**EVENT, "RequestType": request_type, "StackId": "arn:stack"}
        assert index.rolls_back(client, event) is back
        stub.assert_no_pending_responses()


def test_another_exit_code_is_a_failure_with_its_log(ecs):
    starts(ecs)
    is_seen(ecs, "STOPPED", exitCode=3)

    with pytest.raises(index.TaskFailedError, match="ended with exit code 3") as error:
        index.run(ecs, EVENT, 100)

    link = "#logsV2:log-groups/log-group/$252Fshop$252Fmigrate/log-events/main$252Fmain$252Fabc"
    assert link in str(error.value)


def test_a_task_whose_container_never_started_says_why(ecs):
    starts(ecs)
    is_seen(ecs, "STOPPED", reason="CannotPullContainerError: no such image")

    with pytest.raises(index.TaskFailedError, match="did not start: CannotPullContainerError"):
        index.run(ecs, EVENT, 100)


def test_a_task_that_takes_too_long_is_stopped(ecs):
    starts(ecs)
    is_seen(ecs, "RUNNING")
    ecs.stub.add_response("stop_task", {}, {"cluster": "shop", "task": ARN, "reason": ANY})

    with pytest.raises(index.TaskFailedError, match="did not end within -1 s and was stopped"):
        index.run(ecs, EVENT, -1)


def test_a_task_that_cannot_be_placed_says_why(ecs):
    starts(ecs, tasks=[], failures=[{"reason": "RESOURCE:MEMORY"}])

    with pytest.raises(index.TaskFailedError, match="could not be started: RESOURCE:MEMORY"):
        index.run(ecs, EVENT, 100)


@pytest.mark.parametrize(
    ("request_type", "before", "runs"),
    [
        ("Create", None, True),
        ("Update", "image-1", False),
        ("Update", "image-0", True),
        ("Delete", None, False),
    ],
)
def test_it_runs_once_per_image_and_command(request_type, before, runs):
    event = {**EVENT, "RequestType": request_type}
    if before:
        event["OldResourceProperties"] = {"Once": before}

    assert index.must_run(event) is runs
