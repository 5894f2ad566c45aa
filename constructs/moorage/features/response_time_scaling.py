"""Let response times decide how many tasks run."""

from dataclasses import dataclass

from aws_cdk import Duration
from aws_cdk import aws_applicationautoscaling as appscaling
from aws_cdk import aws_cloudwatch as cloudwatch
from aws_cdk import aws_cloudwatch_actions as actions
from constructs import Construct

from moorage.errors import FeatureError
from moorage.services.container_service import ContainerService
from moorage.services.scalable_target import scalable_target
from moorage.values.response_time_target import ResponseTimeTarget

_COMPARE = cloudwatch.ComparisonOperator
_MINUTE = Duration.minutes(1)


@dataclass(frozen=True, kw_only=True)
class ResponseTimeScaling(ResponseTimeTarget):
    """Add tasks while answers to requests are slow, and remove them when they have long been fast.

    The time is that from the load balancer to the answer of a task, of the first route. Beside
    another scaling feature it has the same limits, and the larger number of tasks wins. See
    https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-autoscaling-stepscaling.html

    Args:
        min_tasks: Fewest tasks. Two or more survive the loss of a zone.
        max_tasks: Most tasks; caps the cost.
        slow_seconds: Add tasks while the percentile is above it: a quarter of them, or half above
            twice of it.
        fast_seconds: Remove one task after another while it is below, or nobody asks.
        percentile: Which of a hundred requests counts, 50 to 99: 95 leaves out the slowest five.
        slow_minutes: Minutes that it must be slow before tasks are added.
        fast_minutes: Minutes that it must be fast before one is removed.
        scale_out_cooldown_seconds: Seconds to wait after adding tasks before adding more.
        scale_in_cooldown_seconds: Seconds to wait after removing tasks before removing more.

    Raises:
        InvalidInputError: A number is outside its range, or fast is not faster than slow.

    Example:
        >>> route = HttpRoute(listener=listener, priority=10)
        >>> scaling = ResponseTimeScaling(
        ...     min_tasks=2, max_tasks=10, slow_seconds=0.8, fast_seconds=0.2
        ... )
        >>> api = ContainerService(
        ...     stack, "Api", cluster=cluster, image=image, port=80, features=[route, scaling]
        ... )
    """

    def attach(self, service: ContainerService) -> None:
        """Make nothing yet: the route may be attached later."""

    def finish(self, service: ContainerService) -> None:
        """Register the service's task count, and act on the response times of its first route."""
        if not service.target_groups:
            raise FeatureError(
                f"{service.node.path}: ResponseTimeScaling measures the answers of a route; give "
                "the service an HttpRoute(...), or scale it by CPU"
            )
        count = service.scale_between(self.min_tasks, self.max_tasks)
        scope = Construct(service, type(self).__name__)
        target = scalable_target(count)
        seconds = self._seconds(service)
        self._add_when_slow(scope, target, seconds)
        self._remove_when_fast(scope, target, seconds)

    def _seconds(self, service: ContainerService) -> cloudwatch.IMetric:
        """Return the response time: that of the slower group, where deployments have two."""
        found = {
            f"group{number}": group.metrics.target_response_time(
                period=_MINUTE, statistic=f"p{self.percentile}"
            )
            for number, group in enumerate(service.target_groups)
        }
        if len(found) == 1:
            return found["group0"]
        return cloudwatch.MathExpression(
            expression="MAX(METRICS())",
            label="Response time",
            period=_MINUTE,
            using_metrics=found,
        )

    def _add_when_slow(
        self, scope: Construct, target: appscaling.ScalableTarget, seconds: cloudwatch.IMetric
    ) -> None:
        add = appscaling.StepScalingAction(
            scope,
            "Add",
            scaling_target=target,
            adjustment_type=appscaling.AdjustmentType.PERCENT_CHANGE_IN_CAPACITY,
            min_adjustment_magnitude=1,
            cooldown=Duration.seconds(self.scale_out_cooldown_seconds),
            metric_aggregation_type=appscaling.MetricAggregationType.MAXIMUM,
        )
        # Bounds are counted from the threshold of the alarm.
        add.add_adjustment(adjustment=25, lower_bound=0, upper_bound=self.slow_seconds)
        add.add_adjustment(adjustment=50, lower_bound=self.slow_seconds)
        slow = cloudwatch.Alarm(
            scope,
            "Slow",
            metric=seconds,
            threshold=self.slow_seconds,
            evaluation_periods=self.slow_minutes,
            comparison_operator=_COMPARE.GREATER_THAN_THRESHOLD,
            treat_missing_data=cloudwatch.TreatMissingData.NOT_BREACHING,
            alarm_description=f"{scope.node.path}: adds tasks, no one has to act",
        )
        slow.add_alarm_action(actions.ApplicationScalingAction(add))

    def _remove_when_fast(
        self, scope: Construct, target: appscaling.ScalableTarget, seconds: cloudwatch.IMetric
    ) -> None:
        remove = appscaling.StepScalingAction(
            scope,
            "Remove",
            scaling_target=target,
            adjustment_type=appscaling.AdjustmentType.CHANGE_IN_CAPACITY,
            cooldown=Duration.seconds(self.scale_in_cooldown_seconds),
            metric_aggregation_type=appscaling.MetricAggregationType.MAXIMUM,
        )
        remove.add_adjustment(adjustment=-1, upper_bound=0)
        fast = cloudwatch.Alarm(
            scope,
            "Fast",
            # A minute without requests has no response time; nobody waits then.
            metric=cloudwatch.MathExpression(
                expression="FILL(seconds, 0)",
                label="Response time, 0 without requests",
                period=_MINUTE,
                using_metrics={"seconds": seconds},
            ),
            threshold=self.fast_seconds,
            evaluation_periods=self.fast_minutes,
            comparison_operator=_COMPARE.LESS_THAN_THRESHOLD,
            treat_missing_data=cloudwatch.TreatMissingData.BREACHING,
            alarm_description=f"{scope.node.path}: removes tasks, no one has to act",
        )
        fast.add_alarm_action(actions.ApplicationScalingAction(remove))
