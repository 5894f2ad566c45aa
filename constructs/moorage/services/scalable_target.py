"""What CloudFormation has to know of the number of tasks that scaling decides."""

from typing import cast

from aws_cdk import aws_applicationautoscaling as appscaling
from aws_cdk import aws_ecs as ecs
from constructs import Construct


def scalable_target(count: ecs.ScalableTaskCount) -> appscaling.ScalableTarget:
    """Return the scalable target of a number of tasks, for policies that only the L1 has.

    Args:
        count: The number of tasks, from :meth:`ContainerService.scale_between`.
    """
    return cast("appscaling.ScalableTarget", count.node.find_child("Target"))


def policy_name(scope: Construct, kind: str) -> str:
    """Return the name of a policy, which must differ from others of its service only.

    Args:
        scope: What the policy is made below.
        kind: The end of the name.
    """
    return f"{scope.node.path}-{kind}".replace("/", "-")
