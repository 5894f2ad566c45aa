"""CpuScaling: a target on CPU use, and a template that names no count."""

import pytest
from aws_cdk.assertions import Match, Template

from moorage.errors import InvalidInputError
from moorage.features import CpuScaling
from moorage.services import ContainerService


def test_cpu_use_decides_between_the_limits(stack, cluster, image):
    scaling = CpuScaling(min_tasks=2, max_tasks=10, target_percent=55)

    ContainerService(stack, "Api", cluster=cluster, image=image, features=[scaling])

    template = Template.from_stack(stack)
    template.has_resource_properties(
        "AWS::ApplicationAutoScaling::ScalableTarget", {"MinCapacity": 2, "MaxCapacity": 10}
    )
    template.has_resource_properties(
        "AWS::ApplicationAutoScaling::ScalingPolicy",
        {
            "TargetTrackingScalingPolicyConfiguration": Match.object_like(
                {"TargetValue": 55, "ScaleInCooldown": 300, "ScaleOutCooldown": 60}
            )
        },
    )


def test_a_deployment_never_resets_what_scaling_chose(stack, cluster, image):
    scaling = CpuScaling(min_tasks=2, max_tasks=10)

    ContainerService(stack, "Api", cluster=cluster, image=image, features=[scaling])

    Template.from_stack(stack).has_resource_properties(
        "AWS::ECS::Service", {"DesiredCount": Match.absent()}
    )


def test_one_feature_serves_many_services(stack, cluster, image):
    scaling = CpuScaling(min_tasks=2, max_tasks=10)

    for name in ("Api", "Web"):
        ContainerService(stack, name, cluster=cluster, image=image, features=[scaling])

    Template.from_stack(stack).resource_count_is("AWS::ApplicationAutoScaling::ScalableTarget", 2)


def test_limits_in_the_wrong_order_are_refused():
    with pytest.raises(InvalidInputError, match=r"min_tasks: must not be more than max_tasks, 2"):
        CpuScaling(min_tasks=5, max_tasks=2)
