"""Let any metric decide how many tasks run."""

from dataclasses import dataclass

from aws_cdk import aws_applicationautoscaling as appscaling
from constructs import Construct

from moorage.services.container_service import ContainerService
from moorage.services.metric_query import metric_query, per_task, running_tasks
from moorage.services.scalable_target import policy_name, scalable_target
from moorage.values.metric_target import MetricTarget

_POLICY = appscaling.CfnScalingPolicy


@dataclass(frozen=True, kw_only=True)
class MetricScaling(MetricTarget):
    """Add and remove tasks so that a metric of CloudWatch stays near a target.

    Beside another scaling feature it has the same limits, and the larger number of tasks wins. A
    service may have several, with different names.

    Args:
        name: What tells it from others of the service.
        min_tasks: Fewest tasks. Two or more survive the loss of a zone.
        max_tasks: Most tasks; caps the cost.
        namespace: Namespace of the metric, such as ``Shop`` or ``AWS/SQS``.
        metric: Its name, such as ``OpenSessions``.
        dimensions: Its dimensions, by name; all of them, or none fits. Omitted: it has none.
        statistic: ``Average``, ``Minimum``, ``Maximum``, ``Sum`` or ``SampleCount`` of a minute.
        target: The value to hold, in the unit of the metric.
        per_task: Whether the metric is a total, and the target what one task takes of it. The
            number of running tasks comes from Container Insights, which the cluster has to have.
        scale_out_cooldown_seconds: Seconds to wait after adding tasks before adding more.
        scale_in_cooldown_seconds: Seconds to wait after removing tasks before removing more.

    Raises:
        InvalidInputError: A number is outside its range, or a name is none.

    Example:
        >>> sessions = MetricScaling(
        ...     name="sessions",
        ...     min_tasks=2,
        ...     max_tasks=10,
        ...     namespace="Shop",
        ...     metric="OpenSessions",
        ...     statistic="Sum",
        ...     target=200,
        ...     per_task=True,
        ... )
        >>> api = ContainerService(stack, "Api", cluster=cluster, image=image, features=[sessions])
    """

    name: str

    def attach(self, service: ContainerService) -> None:
        """Register the service's task count and track the metric."""
        count = service.scale_between(self.min_tasks, self.max_tasks)
        scope = Construct(service, f"{type(self).__name__}-{self.name}")
        _POLICY(
            scope,
            "Policy",
            policy_name=policy_name(scope, "metric"),
            policy_type="TargetTrackingScaling",
            scaling_target_id=scalable_target(count).scalable_target_id,
            target_tracking_scaling_policy_configuration=_POLICY.TargetTrackingScalingPolicyConfigurationProperty(
                target_value=self.target,
                scale_out_cooldown=self.scale_out_cooldown_seconds,
                scale_in_cooldown=self.scale_in_cooldown_seconds,
                customized_metric_specification=self._specification(service),
            ),
        )

    def _specification(
        self, service: ContainerService
    ) -> appscaling.CfnScalingPolicy.CustomizedMetricSpecificationProperty:
        if not self.per_task:
            return _POLICY.CustomizedMetricSpecificationProperty(
                namespace=self.namespace,
                metric_name=self.metric,
                statistic=self.statistic,
                dimensions=[
                    _POLICY.MetricDimensionProperty(name=key, value=value)
                    for key, value in self.dimensions.items()
                ]
                or None,
            )
        return _POLICY.CustomizedMetricSpecificationProperty(
            metrics=[
                metric_query("total", self.namespace, self.metric, self.dimensions, self.statistic),
                running_tasks(service.cluster.cluster_name, service.ecs_service.service_name),
                per_task("total", "share", f"{self.metric} per running task"),
            ]
        )
