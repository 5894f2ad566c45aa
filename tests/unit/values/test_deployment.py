"""BlueGreen, Canary and Linear: numbers that ECS and CloudFormation take."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.approval import Approval
from moorage.values.blue_green import BlueGreen
from moorage.values.canary import Canary
from moorage.values.deployment import STRATEGIES
from moorage.values.deployment_hook import DeploymentHook
from moorage.values.linear import Linear
from moorage.values.rolling import Rolling
from moorage.values.test_header import TestHeader


def test_every_strategy_knows_its_name():
    assert {name: kind().strategy for name, kind in STRATEGIES.items()} == {
        n: n for n in STRATEGIES
    }


def test_only_a_rolling_deployment_leaves_requests_where_they_are():
    assert [kind().shifts_traffic for kind in STRATEGIES.values()] == [False, True, True, True]


def test_steps_are_those_of_ecs():
    assert BlueGreen(bake_minutes=15).steps == ((100, 15),)
    assert Canary().steps == ((5, 10), (100, 5))
    assert Linear(step_percent=25, step_minutes=2).steps == ((25, 2), (50, 2), (75, 2), (100, 5))


def test_a_last_step_may_be_smaller():
    # https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ecs-service-linearconfiguration.html
    # says that 11 percent make 9 steps with a wait.
    assert len(Linear(step_percent=11).steps) - 1 == 9
    assert len(Linear(step_percent=3.3).steps) - 1 == 30


@pytest.mark.parametrize(
    ("kind", "percent", "nearest"),
    [(Canary, 0, "0.1"), (Canary, 5.25, "5.2"), (Canary, 101, "100"), (Linear, 2.9, "3")],
)
def test_a_percentage_is_one_that_ecs_takes(kind, percent, nearest):
    with pytest.raises(
        InvalidInputError, match=rf"step_percent: must be .*the nearest is {nearest}$"
    ):
        kind(step_percent=percent)


def test_a_percentage_is_a_number():
    with pytest.raises(InvalidInputError, match=r"Canary\.step_percent: must be a number"):
        Canary(step_percent="5")


@pytest.mark.parametrize("field", ["step_minutes", "bake_minutes"])
def test_waits_are_at_most_a_day(field):
    with pytest.raises(InvalidInputError, match=rf"Linear\.{field}: must be 0 to 1440 minutes"):
        Linear(**{field: 1441})


def test_alarms_have_time_to_turn_red():
    with pytest.raises(InvalidInputError, match=r"BlueGreen\.bake_minutes: must be 3 or more"):
        BlueGreen(bake_minutes=0)

    BlueGreen(bake_minutes=0, alarms=None)


def test_the_whole_ends_before_cloudformation_gives_up():
    with pytest.raises(InvalidInputError, match=r"Canary: must take at most 1980 .*got 2015"):
        Canary(approval=Approval(timeout_minutes=2000))
    with pytest.raises(InvalidInputError, match="Linear: must take at most 1980"):
        Linear(step_percent=3, step_minutes=60)


@pytest.mark.parametrize(
    "arn",
    [
        "arn:aws:lambda:eu-west-1:111122223333:function:check",
        "arn:aws:lambda:eu-west-1:111122223333:function:check:live",
        "${Token[Check.Arn.12]}",
    ],
)
def test_a_hook_is_a_function(arn):
    assert DeploymentHook(function_arn=arn).function_arn == arn


def test_another_hook_is_refused():
    with pytest.raises(InvalidInputError, match="is not the ARN of a Lambda function"):
        DeploymentHook(function_arn="check")
    with pytest.raises(InvalidInputError, match="must name a stage"):
        DeploymentHook(function_arn="${Token[Check.Arn.12]}", stages=())


def test_an_approval_waits_for_two_weeks_at_most():
    with pytest.raises(InvalidInputError, match="timeout_minutes: must be 1 to 20160"):
        Approval(timeout_minutes=0)


@pytest.mark.parametrize(("name", "value"), [("x test", "1"), ("x-test", ""), ("x-test", "1 ")])
def test_a_header_is_one(name, value):
    with pytest.raises(InvalidInputError, match=r"TestHeader\.(name|value): is not the"):
        TestHeader(name=name, value=value)


def test_the_default_rolls():
    assert STRATEGIES["rolling"]() == Rolling()
