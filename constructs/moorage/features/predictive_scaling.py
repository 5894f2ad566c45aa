"""Let the past days decide how many tasks run."""

from dataclasses import dataclass

from aws_cdk import aws_applicationautoscaling as appscaling
from constructs import Construct

from moorage.errors import FeatureError
from moorage.services.container_service import ContainerService
from moorage.services.scalable_target import policy_name, scalable_target
from moorage.values.predictive_target import PredictiveTarget

_POLICY = appscaling.CfnScalingPolicy
# https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PredictiveScalingPredefinedMetricPairSpecification.html
_PAIRS = {
    "cpu": "ECSServiceCPUUtilization",
    "memory": "ECSServiceMemoryUtilization",
    "requests": "ALBRequestCount",
}
_MODES = {"forecast-only": "ForecastOnly", "forecast-and-scale": "ForecastAndScale"}


@dataclass(frozen=True, kw_only=True)
class PredictiveScaling(PredictiveTarget):
    """Start tasks before the load of every day or week begins, rather than when it is there.

    A forecast needs 24 hours of data
    (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/predictive-scaling-create-policy.html);
    look at it first, and let it scale when it fits. Give the service ``CpuScaling`` or another
    measure too, for what no forecast knows; the limits are the same.

    Args:
        min_tasks: Fewest tasks. Two or more survive the loss of a zone.
        max_tasks: Most tasks; caps the cost.
        measure: ``cpu`` or ``memory``, in percent, or ``requests`` in a minute of the first route.
        target: What each task shall use or get, such as 60 percent.
        mode: ``forecast-only`` shows what it would do; ``forecast-and-scale`` does it.
        buffer_seconds: Seconds before the expected load at which tasks start, 0 to 3600.
        above_max_percent: How far above its forecast it may go beyond ``max_tasks``, 0 to 100
            percent. Omitted: not beyond ``max_tasks``.

    Raises:
        InvalidInputError: A number is outside its range.

    Example:
        >>> today = CpuScaling(min_tasks=2, max_tasks=10)
        >>> forecast = PredictiveScaling(min_tasks=2, max_tasks=10, target=60)
        >>> api = ContainerService(
        ...     stack, "Api", cluster=cluster, image=image, features=[today, forecast]
        ... )
    """

    def attach(self, service: ContainerService) -> None:
        """Make nothing yet: the route may be attached later."""

    def finish(self, service: ContainerService) -> None:
        """Register the service's task count, and forecast it."""
        count = service.scale_between(self.min_tasks, self.max_tasks)
        scope = Construct(service, type(self).__name__)
        beyond = self.above_max_percent is not None
        _POLICY(
            scope,
            "Policy",
            policy_name=policy_name(scope, "forecast"),
            policy_type="PredictiveScaling",
            scaling_target_id=scalable_target(count).scalable_target_id,
            predictive_scaling_policy_configuration=_POLICY.PredictiveScalingPolicyConfigurationProperty(
                mode=_MODES[self.mode],
                scheduling_buffer_time=self.buffer_seconds,
                max_capacity_breach_behavior="IncreaseMaxCapacity"
                if beyond
                else "HonorMaxCapacity",
                max_capacity_buffer=self.above_max_percent,
                metric_specifications=[
                    _POLICY.PredictiveScalingMetricSpecificationProperty(
                        target_value=self.target,
                        predefined_metric_pair_specification=_POLICY.PredictiveScalingPredefinedMetricPairProperty(
                            predefined_metric_type=_PAIRS[self.measure],
                            resource_label=self._label(service),
                        ),
                    )
                ],
            ),
        )

    def _label(self, service: ContainerService) -> str | None:
        if self.measure != "requests":
            return None
        if not service.target_groups:
            raise FeatureError(
                f"{service.node.path}: PredictiveScaling of requests counts those of a route; give "
                "the service an HttpRoute(...), or measure='cpu'"
            )
        group = service.target_groups[0]
        return f"{group.first_load_balancer_full_name}/{group.target_group_full_name}"
