"""PredictiveScaling: a forecast to look at, or to follow."""

import pytest
from aws_cdk.assertions import Match, Template

from moorage.errors import FeatureError, InvalidInputError
from moorage.features import CpuScaling, HttpRoute, PredictiveScaling
from moorage.services import ContainerService

LIMITS = {"min_tasks": 2, "max_tasks": 6}


@pytest.fixture
def make(stack, cluster, image):
    def make(*features):
        ContainerService(
            stack, "Api", cluster=cluster, image=image, port=80, features=list(features)
        )
        return Template.from_stack(stack)

    return make


def forecast(template):
    found = template.find_resources("AWS::ApplicationAutoScaling::ScalingPolicy").values()
    [policy] = [one for one in found if one["Properties"]["PolicyType"] == "PredictiveScaling"]
    return policy["Properties"]["PredictiveScalingPolicyConfiguration"]


def test_it_only_forecasts_until_it_is_told_to_scale(make):
    found = forecast(make(CpuScaling(**LIMITS), PredictiveScaling(**LIMITS, target=60)))

    assert found == {
        "Mode": "ForecastOnly",
        "SchedulingBufferTime": 300,
        "MaxCapacityBreachBehavior": "HonorMaxCapacity",
        "MetricSpecifications": [
            {
                "TargetValue": 60,
                "PredefinedMetricPairSpecification": {
                    "PredefinedMetricType": "ECSServiceCPUUtilization"
                },
            }
        ],
    }


def test_it_may_scale_and_go_beyond_the_limit(make):
    feature = PredictiveScaling(
        **LIMITS,
        target=60,
        measure="memory",
        mode="forecast-and-scale",
        buffer_seconds=600,
        above_max_percent=10,
    )

    template = make(feature)

    found = forecast(template)
    assert (found["Mode"], found["SchedulingBufferTime"]) == ("ForecastAndScale", 600)
    assert found["MaxCapacityBreachBehavior"] == "IncreaseMaxCapacity"
    assert found["MaxCapacityBuffer"] == 10
    template.has_resource_properties("AWS::ECS::Service", {"DesiredCount": Match.absent()})


def test_requests_are_those_of_the_first_route(make, listener):
    requests = PredictiveScaling(**LIMITS, target=600, measure="requests")

    [found] = forecast(make(requests, HttpRoute(listener=listener, priority=1)))[
        "MetricSpecifications"
    ]

    pair = found["PredefinedMetricPairSpecification"]
    assert pair["PredefinedMetricType"] == "ALBRequestCount"
    assert "ApiHttpRouteTargets" in str(pair["ResourceLabel"])


def test_requests_need_a_route(make):
    with pytest.raises(FeatureError, match="counts those of a route; give the service"):
        make(PredictiveScaling(**LIMITS, target=600, measure="requests"))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"target": 0}, r"PredictiveScaling\.target: must be more than 0"),
        ({"target": 101}, r"PredictiveScaling\.target: must be 1 to 100 percent"),
        ({"buffer_seconds": 3601}, r"buffer_seconds: must be 0 to 3600 seconds"),
        ({"above_max_percent": 101}, r"above_max_percent: must be 0 to 100 percent"),
        ({"min_tasks": 7}, r"PredictiveScaling\.min_tasks: must not be more than max_tasks, 6"),
    ],
)
def test_what_cannot_be_forecast_is_refused(arguments, message):
    with pytest.raises(InvalidInputError, match=message):
        PredictiveScaling(**{**LIMITS, "target": 60} | arguments)
