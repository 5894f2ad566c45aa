"""As many tasks as the backlog of a queue needs."""

from aws_cdk import Duration
from aws_cdk import aws_applicationautoscaling as appscaling
from aws_cdk import aws_cloudwatch as cloudwatch
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_sqs as sqs
from constructs import Construct

from moorage.services.metric_query import RUNNING, metric_query, per_task, running_tasks
from moorage.services.scalable_target import policy_name, scalable_target
from moorage.values.queue_work import QueueWork

_POLICY = appscaling.CfnScalingPolicy
_VISIBLE = "ApproximateNumberOfMessagesVisible"


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

    The number of running tasks is a metric of Container Insights, which the cluster has to have.

    Args:
        scope: What everything is made below.
        count: The number of tasks.
        queue: Where messages wait.
        work: How long they may wait.
        cluster_name: The cluster.
        service_name: The service.
    """
    of_queue = {"QueueName": queue.queue_name}
    _POLICY(
        scope,
        "Backlog",
        policy_name=policy_name(scope, "backlog"),
        policy_type="TargetTrackingScaling",
        scaling_target_id=scalable_target(count).scalable_target_id,
        target_tracking_scaling_policy_configuration=_POLICY.TargetTrackingScalingPolicyConfigurationProperty(
            target_value=work.backlog,
            scale_out_cooldown=60,
            scale_in_cooldown=300,
            customized_metric_specification=_POLICY.CustomizedMetricSpecificationProperty(
                metrics=[
                    metric_query("visible", "AWS/SQS", _VISIBLE, of_queue, "Sum"),
                    running_tasks(cluster_name, service_name),
                    per_task("visible", "backlog", "Messages per running task"),
                ]
            ),
        ),
    )
    if work.min_tasks == 0:
        _start_the_first(count, queue, cluster_name, service_name)


def _start_the_first(
    count: ecs.ScalableTaskCount, queue: sqs.IQueue, cluster_name: str, service_name: str
) -> None:
    minute = Duration.minutes(1)
    count.scale_on_metric(
        "FirstTask",
        metric=cloudwatch.MathExpression(
            expression="IF(FILL(running, 0) < 1 AND visible > 0, 1, 0)",
            label="Messages and no task",
            period=minute,
            using_metrics={
                "visible": queue.metric_approximate_number_of_messages_visible(
                    period=minute, statistic="Maximum"
                ),
                "running": cloudwatch.Metric(
                    namespace="ECS/ContainerInsights",
                    metric_name=RUNNING,
                    dimensions_map={"ClusterName": cluster_name, "ServiceName": service_name},
                    period=minute,
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
