"""Several measures may decide the number of tasks, between one pair of limits."""

import pytest
from aws_cdk.assertions import Template

from moorage.errors import FeatureError
from moorage.features import CpuScaling, HttpRoute, MemoryScaling, RequestScaling
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
