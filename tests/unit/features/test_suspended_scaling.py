"""SuspendedScaling: what is set up stays, and does not act."""

import pytest
from aws_cdk.assertions import Template

from moorage.errors import FeatureError, InvalidInputError
from moorage.features import CpuScaling, SuspendedScaling
from moorage.services import ContainerService, QueueWorker
from moorage.values.queue_work import QueueWork


def suspended(stack):
    targets = Template.from_stack(stack).find_resources(
        "AWS::ApplicationAutoScaling::ScalableTarget"
    )
    [target] = targets.values()
    return target["Properties"]["SuspendedState"]


def test_by_itself_it_keeps_every_task(stack, cluster, image):
    features = [SuspendedScaling(), CpuScaling(min_tasks=2, max_tasks=6)]
    ContainerService(stack, "Api", cluster=cluster, image=image, features=features)

    assert suspended(stack) == {
        "DynamicScalingInSuspended": True,
        "DynamicScalingOutSuspended": False,
        "ScheduledScalingSuspended": False,
    }
    Template.from_stack(stack).resource_count_is("AWS::ApplicationAutoScaling::ScalingPolicy", 1)


def test_the_backlog_of_a_queue_can_be_suspended_too(stack, cluster, image):
    work = QueueWork(acceptable_latency_seconds=60, seconds_per_message=2, max_tasks=10)
    features = [SuspendedScaling(activities=("scale-out", "scheduled"))]
    QueueWorker(stack, "Mails", cluster=cluster, image=image, work=work, features=features)

    assert suspended(stack) == {
        "DynamicScalingInSuspended": False,
        "DynamicScalingOutSuspended": True,
        "ScheduledScalingSuspended": True,
    }


def test_nothing_can_be_suspended_where_nothing_scales(stack, cluster, image):
    with pytest.raises(FeatureError, match="nothing scales that SuspendedScaling could suspend"):
        ContainerService(stack, "Api", cluster=cluster, image=image, features=[SuspendedScaling()])


@pytest.mark.parametrize("activities", [(), ("deployments",)])
def test_only_activities_are_suspended(activities):
    with pytest.raises(InvalidInputError, match="write some of scale-in, scale-out, scheduled"):
        SuspendedScaling(activities=activities)
