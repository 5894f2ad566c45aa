"""Metrics in policies that track an expression."""

from collections.abc import Mapping
from typing import Final

from aws_cdk import aws_applicationautoscaling as appscaling

_POLICY = appscaling.CfnScalingPolicy
RUNNING: Final = "RunningTaskCount"
"""The metric of Container Insights that counts the running tasks of a service
(https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Container-Insights-metrics-ECS.html)."""


def metric_query(
    id: str, namespace: str, name: str, dimensions: Mapping[str, str], statistic: str
) -> appscaling.CfnScalingPolicy.TargetTrackingMetricDataQueryProperty:
    """Return a metric that an expression names; the L2 tracks single metrics only.

    See https://github.com/aws/aws-cdk/issues/20659

    Args:
        id: The name in the expression.
        namespace: The namespace of the metric.
        name: Its name.
        dimensions: Its dimensions, by name.
        statistic: Its statistic.
    """
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


def running_tasks(
    cluster_name: str, service_name: str
) -> appscaling.CfnScalingPolicy.TargetTrackingMetricDataQueryProperty:
    """Return the number of running tasks of a service, as ``running``.

    Args:
        cluster_name: The cluster.
        service_name: The service.
    """
    dimensions = {"ClusterName": cluster_name, "ServiceName": service_name}
    return metric_query("running", "ECS/ContainerInsights", RUNNING, dimensions, "Average")


def per_task(
    total: str, id: str, label: str
) -> appscaling.CfnScalingPolicy.TargetTrackingMetricDataQueryProperty:
    """Return what each running task has of a total; with none running, all of it.

    Args:
        total: The name of the total in the expression.
        id: The name of the result.
        label: What people read.
    """
    return _POLICY.TargetTrackingMetricDataQueryProperty(
        id=id,
        label=label,
        expression=f"{total} / IF(FILL(running, 0) > 0, running, 1)",
        return_data=True,
    )
