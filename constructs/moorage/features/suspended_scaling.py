"""Hold the number of tasks while something is wrong."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast, get_args

from aws_cdk import aws_applicationautoscaling as appscaling

from moorage.errors import FeatureError, InvalidInputError
from moorage.services.container_service import ContainerService
from moorage.services.scalable_target import scalable_target
from moorage.values.scaling_activity import ScalingActivity


@dataclass(frozen=True, kw_only=True)
class SuspendedScaling:
    """Suspend scaling for as long as an incident lasts, without losing how it is set up.

    Policies and limits stay as they are; a deployment without this feature lets them act again.
    ECS itself still replaces tasks that end. See
    https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-suspend-resume-scaling.html

    Args:
        activities: What does not happen: ``scale-in``, ``scale-out``, ``scheduled``. Omitted: no
            task is removed, and more are still added.

    Raises:
        InvalidInputError: Nothing is named, or something else.

    Example:
        >>> features = [CpuScaling(min_tasks=2, max_tasks=10), SuspendedScaling()]
        >>> api = ContainerService(stack, "Api", cluster=cluster, image=image, features=features)
    """

    activities: Sequence[ScalingActivity] = ("scale-in",)

    def __post_init__(self) -> None:
        known = get_args(ScalingActivity)
        if not self.activities or not set(self.activities) <= {*known}:
            what, fix = "must name what is suspended", f"write some of {', '.join(known)}"
            raise InvalidInputError(
                "SuspendedScaling.activities", what, got=self.activities, fix=fix
            )

    def attach(self, service: ContainerService) -> None:
        """Make nothing yet: what scales may be attached later."""

    def finish(self, service: ContainerService) -> None:
        """Suspend what the features of the service have set up."""
        if service.scaling is None:
            raise FeatureError(
                f"{service.node.path}: nothing scales that SuspendedScaling could suspend; remove "
                "it, or add the scaling feature again"
            )
        target = scalable_target(service.scaling).node.default_child
        cast(
            "appscaling.CfnScalableTarget", target
        ).suspended_state = appscaling.CfnScalableTarget.SuspendedStateProperty(
            dynamic_scaling_in_suspended="scale-in" in self.activities,
            dynamic_scaling_out_suspended="scale-out" in self.activities,
            scheduled_scaling_suspended="scheduled" in self.activities,
        )
