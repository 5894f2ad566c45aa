"""A scheduled task runs at its times, in a security group of its own, and loses no failed start."""

import json

import pytest
from aws_cdk.assertions import Match, Template

from moorage.foundation import Cluster, Ec2Capacity, ManagedInstancesCapacity
from moorage.services import ScheduledTask
from moorage.values.schedule import Schedule

NIGHTLY = Schedule(
    cron="0 3 * * ? *", time_zone="Europe/Berlin", flexible_minutes=15, retries=5, enabled=False
)


@pytest.fixture
def template(stack, cluster, image):
    ScheduledTask(stack, "Report", cluster=cluster, image=image, schedule=NIGHTLY)
    return Template.from_stack(stack)


def test_it_runs_at_its_times(template):
    template.has_resource_properties(
        "AWS::Scheduler::Schedule",
        {
            "ScheduleExpression": "cron(0 3 * * ? *)",
            "ScheduleExpressionTimezone": "Europe/Berlin",
            "FlexibleTimeWindow": {"Mode": "FLEXIBLE", "MaximumWindowInMinutes": 15},
            "State": "DISABLED",
            "Target": Match.object_like(
                {"RetryPolicy": Match.object_like({"MaximumRetryAttempts": 5})}
            ),
        },
    )


def test_it_runs_in_a_security_group_of_its_own_without_a_public_address(template):
    [schedule] = template.find_resources("AWS::Scheduler::Schedule").values()
    parameters = schedule["Properties"]["Target"]["EcsParameters"]
    network = parameters["NetworkConfiguration"]["AwsvpcConfiguration"]

    assert network["AssignPublicIp"] == "DISABLED"
    assert len(network["SecurityGroups"]) == 1
    assert parameters["CapacityProviderStrategy"] == [{"CapacityProvider": "FARGATE", "Weight": 1}]


def test_what_cannot_be_started_is_kept_encrypted(template):
    [schedule] = template.find_resources("AWS::Scheduler::Schedule").values()
    [queue] = template.find_resources("AWS::SQS::Queue")

    assert schedule["Properties"]["Target"]["DeadLetterConfig"] == {
        "Arn": {"Fn::GetAtt": [queue, "Arn"]}
    }
    template.has_resource_properties("AWS::SQS::Queue", {"SqsManagedSseEnabled": True})


def test_whoever_starts_it_may_start_nothing_else(template):
    policies = template.find_resources("AWS::IAM::Policy")
    [starter] = [one for name, one in policies.items() if "StarterRole" in name]
    statements = starter["Properties"]["PolicyDocument"]["Statement"]
    by_action = {json.dumps(one["Action"]): one for one in statements}

    [definition] = template.find_resources("AWS::ECS::TaskDefinition")
    assert by_action['"ecs:RunTask"']["Resource"] == {"Ref": definition}
    assert "ArnEquals" in by_action['"ecs:RunTask"']["Condition"]
    assert len(by_action['"iam:PassRole"']["Resource"]) == 2
    tag = by_action['"ecs:TagResource"']["Condition"]
    assert tag == {"StringEquals": {"ecs:CreateAction": "RunTask"}}


def test_only_its_own_group_of_schedules_may_take_the_role(template):
    roles = template.find_resources("AWS::IAM::Role")
    [starter] = [one for name, one in roles.items() if "StarterRole" in name]
    [statement] = starter["Properties"]["AssumeRolePolicyDocument"]["Statement"]
    [group] = template.find_resources("AWS::Scheduler::ScheduleGroup")

    assert statement["Condition"]["StringEquals"]["aws:SourceArn"] == {"Fn::GetAtt": [group, "Arn"]}


@pytest.mark.parametrize(
    "capacity", [Ec2Capacity(), ManagedInstancesCapacity()], ids=["ec2", "managed"]
)
def test_instances_run_it_too(stack, vpc, image, capacity):
    nodes = Cluster(stack, "Nodes", vpc=vpc, capacity=[capacity])

    ScheduledTask(
        stack,
        "Report",
        cluster=nodes.ecs_cluster,
        capacity=nodes.capacity,
        image=image,
        schedule=NIGHTLY,
    )

    [schedule] = Template.from_stack(stack).find_resources("AWS::Scheduler::Schedule").values()
    assert "LaunchType" not in schedule["Properties"]["Target"]["EcsParameters"]
