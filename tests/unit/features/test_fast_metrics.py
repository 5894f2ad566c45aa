"""CPU and memory are measured every 20 seconds."""

import pytest
from aws_cdk.assertions import Template

from moorage.errors import InvalidInputError
from moorage.features import FastMetrics
from moorage.services import ContainerService


def test_both_metrics_have_the_finer_resolution(stack, cluster, image):
    ContainerService(stack, "Api", cluster=cluster, image=image, features=[FastMetrics()])

    metrics = {"MetricNames": ["CPUUtilization", "MemoryUtilization"], "ResolutionSeconds": 20}
    Template.from_stack(stack).has_resource_properties(
        "AWS::ECS::Service", {"Monitoring": {"MetricConfigurations": [metrics]}}
    )


def test_ecs_offers_two_resolutions():
    with pytest.raises(InvalidInputError, match="write 20 or 60"):
        FastMetrics(seconds=1)
