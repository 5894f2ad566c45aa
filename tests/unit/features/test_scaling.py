"""Several measures may decide the number of tasks, between one pair of limits."""

import pytest
from aws_cdk.assertions import Template

from moorage.errors import FeatureError, InvalidInputError
from moorage.features import CpuScaling, HttpRoute, MemoryScaling, RequestScaling, ScheduledScaling
from moorage.services import ContainerService
from moorage.values.scheduled_limits import ScheduledLimits

LIMITS = {"min_tasks": 2, "max_tasks": 6}


@pytest.fixture
def make(stack, cluster, image):
    def make(*features):
        ContainerService(
            stack, "Api", cluster=cluster, image=image, port=80, features=list(features)
        )
        return Template.from_stack(stack)

    return make


def policies(template):
    found = template.find_resources("AWS::ApplicationAutoScaling::ScalingPolicy").values()
    configurations = [
        one["Properties"]["TargetTrackingScalingPolicyConfiguration"] for one in found
    ]
    return {
        one["PredefinedMetricSpecification"]["PredefinedMetricType"]: one["TargetValue"]
        for one in configurations
    }


def test_all_measures_share_one_target(make, listener):
    template = make(
        RequestScaling(**LIMITS, requests_per_task=600),
        HttpRoute(listener=listener, priority=1),
        CpuScaling(**LIMITS, target_percent=50),
        MemoryScaling(**LIMITS),
    )

    template.resource_count_is("AWS::ApplicationAutoScaling::ScalableTarget", 1)
    assert policies(template) == {
        "ALBRequestCountPerTarget": 600,
        "ECSServiceAverageCPUUtilization": 50,
        "ECSServiceAverageMemoryUtilization": 70,
    }
    [service] = template.find_resources("AWS::ECS::Service").values()
    assert "DesiredCount" not in service["Properties"]


def test_two_pairs_of_limits_are_refused(make):
    with pytest.raises(FeatureError, match="give them the same min_tasks and max_tasks"):
        make(CpuScaling(**LIMITS), MemoryScaling(min_tasks=1, max_tasks=6))


def test_requests_need_a_route(make):
    with pytest.raises(FeatureError, match="counts the requests of a route"):
        make(RequestScaling(**LIMITS, requests_per_task=600))


def test_limits_change_at_their_times(make):
    night = ScheduledLimits(
        cron="0 20 * * ? *", min_tasks=0, max_tasks=0, time_zone="Europe/Berlin"
    )

    template = make(CpuScaling(**LIMITS), ScheduledScaling(**LIMITS, times=(night,)))

    [target] = template.find_resources("AWS::ApplicationAutoScaling::ScalableTarget").values()
    [action] = target["Properties"]["ScheduledActions"]
    assert action["Schedule"] == "cron(0 20 * * ? *)"
    assert action["Timezone"] == "Europe/Berlin"
    assert action["ScalableTargetAction"] == {"MinCapacity": 0, "MaxCapacity": 0}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"cron": "0 20 * *"}, "has 4 fields"),
        ({"min_tasks": 2, "max_tasks": 1}, "must not be more than max_tasks, 1"),
        ({"time_zone": "Berlin"}, "is not the name of a time zone"),
    ],
)
def test_times_that_cannot_be_are_refused(arguments, message):
    good = {"cron": "0 20 * * ? *", "min_tasks": 0, "max_tasks": 0}

    with pytest.raises(InvalidInputError, match=message):
        ScheduledLimits(**good | arguments)
