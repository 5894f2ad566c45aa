"""ResponseTimeScaling: out fast while answers are slow, in slowly when they are fast."""

import pytest
from aws_cdk.assertions import Match, Template

from moorage.errors import FeatureError, InvalidInputError
from moorage.features import HttpRoute, ResponseTimeScaling
from moorage.services import ContainerService
from moorage.testing import findings_of
from moorage.values.blue_green import BlueGreen

TIMES = {"min_tasks": 2, "max_tasks": 6, "slow_seconds": 0.8, "fast_seconds": 0.2}


@pytest.fixture
def make(stack, cluster, image, listener):
    def make(*features, **arguments):
        route = HttpRoute(listener=listener, priority=1)
        scaling = ResponseTimeScaling(**TIMES, **arguments)
        features = [scaling, route, *features]
        ContainerService(stack, "Api", cluster=cluster, image=image, port=80, features=features)
        return Template.from_stack(stack)

    return make


def alarms(template):
    found = template.find_resources("AWS::CloudWatch::Alarm")
    return {
        kind: next(one["Properties"] for id, one in found.items() if kind in id)
        for kind in ("Slow", "Fast")
    }


def steps(template):
    found = template.find_resources("AWS::ApplicationAutoScaling::ScalingPolicy").values()
    configurations = [one["Properties"]["StepScalingPolicyConfiguration"] for one in found]
    return {one["AdjustmentType"]: one for one in configurations}


def test_slow_answers_add_tasks_in_two_steps(make):
    template = make()

    slow = alarms(template)["Slow"]
    assert (slow["Threshold"], slow["EvaluationPeriods"], slow["Period"]) == (0.8, 2, 60)
    assert (slow["ExtendedStatistic"], slow["MetricName"]) == ("p95", "TargetResponseTime")
    added = steps(template)["PercentChangeInCapacity"]
    assert (added["MinAdjustmentMagnitude"], added["Cooldown"]) == (1, 60)
    assert added["StepAdjustments"] == [
        {"MetricIntervalLowerBound": 0, "MetricIntervalUpperBound": 0.8, "ScalingAdjustment": 25},
        {"MetricIntervalLowerBound": 0.8, "ScalingAdjustment": 50},
    ]


def test_fast_answers_and_none_at_all_remove_one_task_after_a_while(make):
    template = make(fast_minutes=20)

    fast = alarms(template)["Fast"]
    assert (fast["Threshold"], fast["EvaluationPeriods"]) == (0.2, 20)
    assert fast["ComparisonOperator"] == "LessThanThreshold"
    assert [one["Expression"] for one in fast["Metrics"] if "Expression" in one] == [
        "FILL(seconds, 0)"
    ]
    removed = steps(template)["ChangeInCapacity"]
    assert removed["Cooldown"] == 300
    assert removed["StepAdjustments"] == [{"MetricIntervalUpperBound": 0, "ScalingAdjustment": -1}]


def test_its_alarms_act_and_do_not_wait_for_people(app, make):
    make()

    assert not [one for one in findings_of(app) if one.id.startswith("MRG-6")]


def test_no_deployment_resets_the_count(make):
    make().has_resource_properties("AWS::ECS::Service", {"DesiredCount": Match.absent()})


def test_another_percentile_counts(make):
    assert alarms(make(percentile=90))["Slow"]["ExtendedStatistic"] == "p90"


def test_a_route_is_needed(stack, cluster, image):
    with pytest.raises(FeatureError, match="measures the answers of a route; give the service"):
        ContainerService(
            stack, "Api", cluster=cluster, image=image, features=[ResponseTimeScaling(**TIMES)]
        )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"fast_seconds": 0.8}, r"must be less than slow_seconds, 0\.8 \(got 0\.8\); write 0\.2"),
        ({"slow_seconds": 0}, r"slow_seconds: must be more than 0"),
        ({"fast_seconds": -1}, r"fast_seconds: must be more than 0"),
        ({"percentile": 100}, r"percentile: must be 50 to 99"),
        ({"slow_minutes": 0}, r"slow_minutes: must be 1 to 60 minutes"),
    ],
)
def test_times_that_cannot_be_are_refused(arguments, message):
    with pytest.raises(InvalidInputError, match=message):
        ResponseTimeScaling(**TIMES | arguments)


def test_with_two_target_groups_the_slower_one_counts(stack, cluster, image, listener):
    ContainerService(
        stack,
        "Api",
        cluster=cluster,
        image=image,
        port=80,
        deployment=BlueGreen(),
        features=[HttpRoute(listener=listener, priority=1), ResponseTimeScaling(**TIMES)],
    )

    for alarm in alarms(Template.from_stack(stack)).values():
        expressions = [one.get("Expression") for one in alarm["Metrics"]]
        assert "MAX(METRICS())" in expressions
