"""MetricScaling: any metric of CloudWatch, as it is or shared among the tasks."""

import pytest
from aws_cdk.assertions import Match, Template

from moorage.errors import FeatureError, InvalidInputError
from moorage.features import CpuScaling, MetricScaling
from moorage.services import ContainerService

LIMITS = {"min_tasks": 2, "max_tasks": 6}
SESSIONS = {**LIMITS, "namespace": "Shop", "metric": "OpenSessions", "target": 200}


@pytest.fixture
def make(stack, cluster, image):
    def make(*features):
        ContainerService(stack, "Api", cluster=cluster, image=image, features=list(features))
        return Template.from_stack(stack)

    return make


def specifications(template):
    found = template.find_resources("AWS::ApplicationAutoScaling::ScalingPolicy").values()
    return [
        one["Properties"]["TargetTrackingScalingPolicyConfiguration"][
            "CustomizedMetricSpecification"
        ]
        for one in found
    ]


def test_a_metric_is_held_as_it_is(make):
    template = make(MetricScaling(name="sessions", **SESSIONS, dimensions={"Site": "eu"}))

    assert specifications(template) == [
        {
            "Namespace": "Shop",
            "MetricName": "OpenSessions",
            "Statistic": "Average",
            "Dimensions": [{"Name": "Site", "Value": "eu"}],
        }
    ]
    template.has_resource_properties(
        "AWS::ApplicationAutoScaling::ScalingPolicy",
        {"TargetTrackingScalingPolicyConfiguration": Match.object_like({"TargetValue": 200})},
    )


def test_a_total_is_divided_by_the_tasks_that_run(make):
    [found] = specifications(make(MetricScaling(name="sessions", **SESSIONS, per_task=True)))

    total, running, share = found["Metrics"]
    assert total["MetricStat"]["Metric"]["MetricName"] == "OpenSessions"
    assert running["MetricStat"]["Metric"]["MetricName"] == "RunningTaskCount"
    assert share["Expression"] == "total / IF(FILL(running, 0) > 0, running, 1)"
    assert [one["ReturnData"] for one in found["Metrics"]] == [False, False, True]


def test_several_metrics_share_one_target_that_no_deployment_resets(make):
    template = make(
        MetricScaling(name="sessions", **SESSIONS),
        MetricScaling(name="jobs", **{**SESSIONS, "metric": "Jobs"}),
        CpuScaling(**LIMITS),
    )

    template.resource_count_is("AWS::ApplicationAutoScaling::ScalableTarget", 1)
    template.resource_count_is("AWS::ApplicationAutoScaling::ScalingPolicy", 3)
    template.has_resource_properties("AWS::ECS::Service", {"DesiredCount": Match.absent()})


def test_one_name_is_used_once(make):
    with pytest.raises(FeatureError, match="MetricScaling sessions is attached twice"):
        make(MetricScaling(name="sessions", **SESSIONS), MetricScaling(name="sessions", **SESSIONS))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"target": 0}, r"MetricScaling\.target: must be more than 0 \(got 0\)"),
        ({"namespace": ":x"}, r"MetricScaling\.namespace: is 1 to 255 characters"),
        ({"metric": ""}, r"MetricScaling\.metric: is 1 to 255 characters"),
        ({"dimensions": {str(n): "" for n in range(31)}}, "has at most 30 dimensions"),
    ],
)
def test_what_cannot_be_a_metric_is_refused(arguments, message):
    with pytest.raises(InvalidInputError, match=message):
        MetricScaling(name="sessions", **SESSIONS | arguments)
