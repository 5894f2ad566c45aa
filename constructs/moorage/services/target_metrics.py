"""What a load balancer sees of a service."""

from typing import Final

from aws_cdk import Duration
from aws_cdk import aws_cloudwatch as cloudwatch
from aws_cdk import aws_elasticloadbalancingv2 as elbv2

_MINUTE: Final = Duration.minutes(1)
_FIVE: Final = Duration.minutes(5)


class TargetMetrics:
    """Name the metrics of one target group.

    Each: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html

    Args:
        group: The target group.
    """

    def __init__(self, group: elbv2.ApplicationTargetGroup) -> None:
        metrics = group.metrics
        self.requests = metrics.request_count(period=_FIVE)
        failed = metrics.http_code_target(elbv2.HttpCodeTarget.TARGET_5XX_COUNT, period=_FIVE)
        self.errors = cloudwatch.MathExpression(
            expression="100 * FILL(errors, 0) / requests",
            label="Errors in percent",
            using_metrics={"errors": failed, "requests": self.requests},
            period=_FIVE,
        )
        self.latency = metrics.target_response_time(period=_FIVE, statistic="p95")
        self.unhealthy = metrics.unhealthy_host_count(period=_MINUTE, statistic="Maximum")
