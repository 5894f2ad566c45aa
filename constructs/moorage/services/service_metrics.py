"""What CloudWatch measures of a service."""

from typing import Final

from aws_cdk import Duration
from aws_cdk import aws_cloudwatch as cloudwatch

from moorage.services.container_service import ContainerService
from moorage.services.queue_worker import QueueWorker
from moorage.services.target_metrics import TargetMetrics

_MINUTE: Final = Duration.minutes(1)
_FIVE: Final = Duration.minutes(5)
_INSIGHTS: Final = "ECS/ContainerInsights"


class ServiceMetrics:
    """Name the metrics of a service with all of its routes, and of its queue.

    Container Insights counts its tasks. Each:
    https://docs.aws.amazon.com/AmazonECS/latest/developerguide/available-metrics.html and
    https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html

    Args:
        service: The service.
    """

    def __init__(self, service: ContainerService) -> None:
        made = service.ecs_service
        self.cpu = made.metric_cpu_utilization(period=_FIVE)
        self.memory = made.metric_memory_utilization(period=_FIVE)
        self.desired = _insight(service, "DesiredTaskCount")
        self.running = _insight(service, "RunningTaskCount")
        self.missing = cloudwatch.MathExpression(
            expression="desired - FILL(running, 0)",
            label="Missing tasks",
            using_metrics={"desired": self.desired, "running": self.running},
            period=_MINUTE,
        )
        self.targets = [TargetMetrics(group) for group in service.target_groups]
        # Of ports there is no more to watch: what goes through is not known to be requests.
        # https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-cloudwatch-metrics.html
        self.unhealthy_at_ports = [
            group.metrics.un_healthy_host_count(period=_MINUTE, statistic="Maximum")
            for group in service.network_target_groups
        ]
        self.message_age: cloudwatch.Metric | None = None
        self.messages: cloudwatch.Metric | None = None
        self.dead_letters: cloudwatch.Metric | None = None
        if isinstance(service, QueueWorker):
            queue, dead = service.queue, service.dead_letters
            self.message_age = queue.metric_approximate_age_of_oldest_message(period=_FIVE)
            self.messages = queue.metric_approximate_number_of_messages_visible(period=_FIVE)
            if dead:
                self.dead_letters = dead.metric_approximate_number_of_messages_visible(period=_FIVE)


def _insight(service: ContainerService, name: str) -> cloudwatch.Metric:
    return cloudwatch.Metric(
        namespace=_INSIGHTS,
        metric_name=name,
        dimensions_map={
            "ClusterName": service.cluster.cluster_name,
            "ServiceName": service.ecs_service.service_name,
        },
        period=_MINUTE,
    )
