"""As many tasks as the backlog of a queue needs."""

from typing import cast

from aws_cdk import Duration
from aws_cdk import aws_applicationautoscaling as appscaling
from aws_cdk import aws_cloudwatch as cloudwatch
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_sqs as sqs
from constructs import Construct

from moorage.values.queue_work import QueueWork

_POLICY = appscaling.CfnScalingPolicy


def scale_on_backlog(
    scope: Construct,
    count: ecs.ScalableTaskCount,
    *,
    queue: sqs.IQueue,
    work: QueueWork,
    cluster_name: str,
    service_name: str,
) -> None:
    """Hold the number of messages per running task, and start the first task of none.

    The number of running tasks is a metric of Container Insights, which the cluster has to have
    (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Container-Insights-metrics-ECS.html).

    Args:
        scope: What everything is made below.
        count: The number of tasks.
        queue: Where messages wait.
        work: How long they may wait.
        cluster_name: The cluster.
        service_name: The service.
    """
    target = cast("appscaling.ScalableTarget", count.node.find_child("Target"))
    dimensions = {"ClusterName": cluster_name, "ServiceName": service_name}
    # The L2 tracks single metrics only: https://github.com/aws/aws-cdk/issues/20659
    _POLICY(
        scope,
        "Backlog",
        policy_name=f"{scope.node.path}-backlog".replace("/", "-"),
        policy_type="TargetTrackingScaling",
        scaling_target_id=target.scalable_target_id,
        target_tracking_scaling_policy_configuration=_POLICY.TargetTrackingScalingPolicyConfigurationProperty(
            target_value=work.backlog,
            scale_out_cooldown=60,
            scale_in_cooldown=300,
            customized_metric_specification=_POLICY.CustomizedMetricSpecificationProperty(
                metrics=[
                    _query("visible", "AWS/SQS", _VISIBLE, {"QueueName": queue.queue_name}, "Sum"),
                    _query("running", "ECS/ContainerInsights", _RUNNING, dimensions, "Average"),
                    _POLICY.TargetTrackingMetricDataQueryProperty(
                        id="backlog",
                        label="Messages per running task",
                        expression="visible / IF(FILL(running, 0) > 0, running, 1)",
                        return_data=True,
                    ),
                ]
            ),
        ),
    )
    if work.min_tasks == 0:
        count.scale_on_metric(
            "FirstTask",
            metric=cloudwatch.MathExpression(
                expression="IF(FILL(running, 0) < 1 AND visible > 0, 1, 0)",
                label="Messages and no task",
                period=Duration.minutes(1),
                using_metrics={
                    "visible": queue.metric_approximate_number_of_messages_visible(
                        period=Duration.minutes(1), statistic="Maximum"
                    ),
                    "running": cloudwatch.Metric(
                        namespace="ECS/ContainerInsights",
                        metric_name=_RUNNING,
                        dimensions_map=dimensions,
                        period=Duration.minutes(1),
                    ),
                },
            ),
            adjustment_type=appscaling.AdjustmentType.CHANGE_IN_CAPACITY,
            scaling_steps=[
                appscaling.ScalingInterval(upper=0, change=0),
                appscaling.ScalingInterval(lower=1, change=1),
            ],
            cooldown=Duration.minutes(2),
            evaluation_periods=1,
        )


_VISIBLE = "ApproximateNumberOfMessagesVisible"
_RUNNING = "RunningTaskCount"


def _query(
    id: str, namespace: str, name: str, dimensions: dict[str, str], statistic: str
) -> appscaling.CfnScalingPolicy.TargetTrackingMetricDataQueryProperty:
    return _POLICY.TargetTrackingMetricDataQueryProperty(
        id=id,
        return_data=False,
        metric_stat=_POLICY.TargetTrackingMetricStatProperty(
            metric=_POLICY.TargetTrackingMetricProperty(
                namespace=namespace,
                metric_name=name,
                dimensions=[
                    _POLICY.TargetTrackingMetricDimensionProperty(name=key, value=value)
                    for key, value in dimensions.items()
                ],
            ),
            stat=statistic,
        ),
    )
