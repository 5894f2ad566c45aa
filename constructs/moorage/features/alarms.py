"""Tell somebody when a service is not well."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from aws_cdk import Duration
from aws_cdk import aws_cloudwatch as cloudwatch
from aws_cdk import aws_cloudwatch_actions as actions
from aws_cdk import aws_elasticloadbalancingv2 as elbv2
from aws_cdk import aws_events as events
from aws_cdk import aws_events_targets as targets
from aws_cdk import aws_sns as sns
from constructs import Construct

from moorage.services.container_service import ContainerService
from moorage.services.queue_worker import QueueWorker
from moorage.services.rollback_alarms import rollback_alarms
from moorage.values.alarm_limits import AlarmLimits

_MINUTE: Final = Duration.minutes(1)
_FIVE: Final = Duration.minutes(5)
_INSIGHTS: Final = "ECS/ContainerInsights"


@dataclass(frozen=True, kw_only=True)
class Alarms(AlarmLimits):
    """Send alarms of a service, and failures of its deployments and tasks, to a topic.

    There are alarms for CPU, memory and missing tasks; for errors, latency and unhealthy targets
    of each load balancer if it has routes; for old messages and dead letters if it works on a
    queue. Alarms that roll deployments back tell the topic too. Missing tasks are counted by
    Container Insights, which the cluster has to have. What each counts:
    https://docs.aws.amazon.com/AmazonECS/latest/developerguide/available-metrics.html and
    https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html

    Args:
        topic: Where everything is sent. One of somebody else's must allow
            ``cloudwatch.amazonaws.com`` and ``events.amazonaws.com`` to publish.
        cpu_percent: CPU use, on average over 15 minutes, 1 to 100.
        memory_percent: Memory use, on average over 15 minutes, 1 to 100.
        error_percent: Share of requests that the service answers with 5xx, over 5 minutes, 1 to
            100.
        latency_seconds: What one request in twenty takes longer than, over 15 minutes.
        missing_minutes: How many minutes fewer tasks run than should, 1 to 60.
        message_age_seconds: Age of the oldest message of a queue.

    Raises:
        InvalidInputError: A number is outside its range.

    Example:
        >>> alarms = Alarms(topic=sns.Topic(stack, "Alarms"), cpu_percent=80)
        >>> api = ContainerService(stack, "Api", cluster=cluster, image=image, features=[alarms])
    """

    topic: sns.ITopic

    def attach(self, service: ContainerService) -> None:
        """Make nothing yet: routes that are attached later are watched too."""

    def finish(self, service: ContainerService) -> None:
        """Make the alarms and the rules, all in the service's stack."""
        scope = Construct(service, type(self).__name__)
        found = [*self._of_tasks(scope, service), *self._of_routes(scope, service)]
        if isinstance(service, QueueWorker):
            found += self._of_queue(scope, service)
        found += rollback_alarms(service)
        for alarm in found:
            alarm.add_alarm_action(actions.SnsAction(self.topic))
        self._failures(scope, service)

    def _of_tasks(self, scope: Construct, service: ContainerService) -> Iterator[cloudwatch.Alarm]:
        made = service.ecs_service
        for name, metric, limit in (
            ("Cpu", made.metric_cpu_utilization(period=_FIVE), self.cpu_percent),
            ("Memory", made.metric_memory_utilization(period=_FIVE), self.memory_percent),
        ):
            yield _alarm(scope, name, metric, limit, periods=3, what=f"{name} above {limit} %")
        counts = {
            "desired": _insight(service, "DesiredTaskCount"),
            "running": _insight(service, "RunningTaskCount"),
        }
        missing = cloudwatch.MathExpression(
            expression="desired - FILL(running, 0)",
            label="Missing tasks",
            using_metrics=counts,
            period=_MINUTE,
        )
        what = f"tasks missing for {self.missing_minutes} minutes"
        yield _alarm(scope, "Missing", missing, 0, periods=self.missing_minutes, what=what)

    def _of_routes(self, scope: Construct, service: ContainerService) -> Iterator[cloudwatch.Alarm]:
        for index, group in enumerate(service.target_groups):
            suffix = str(index or "")
            metrics = group.metrics
            errors = cloudwatch.MathExpression(
                expression="100 * FILL(errors, 0) / requests",
                label="Errors in percent",
                using_metrics={
                    "errors": metrics.http_code_target(
                        elbv2.HttpCodeTarget.TARGET_5XX_COUNT, period=_FIVE
                    ),
                    "requests": metrics.request_count(period=_FIVE),
                },
                period=_FIVE,
            )
            limit = self.error_percent
            yield _alarm(
                scope, f"Errors{suffix}", errors, limit, periods=1, what=f"5xx above {limit} %"
            )
            slow = metrics.target_response_time(period=_FIVE, statistic="p95")
            seconds = self.latency_seconds
            what = f"one request in twenty above {seconds:g} s"
            yield _alarm(scope, f"Latency{suffix}", slow, seconds, periods=3, what=what)
            bad = metrics.unhealthy_host_count(period=_MINUTE, statistic="Maximum")
            what = "targets that the load balancer finds unhealthy"
            yield _alarm(scope, f"Unhealthy{suffix}", bad, 0, periods=5, what=what)

    def _of_queue(self, scope: Construct, worker: QueueWorker) -> Iterator[cloudwatch.Alarm]:
        age = worker.queue.metric_approximate_age_of_oldest_message(period=_FIVE)
        what = f"a message is older than {self.message_age_seconds} s"
        yield _alarm(scope, "Age", age, self.message_age_seconds, periods=1, what=what)
        if worker.dead_letters:
            dead = worker.dead_letters.metric_approximate_number_of_messages_visible(period=_FIVE)
            what = "messages that nobody could handle"
            yield _alarm(scope, "DeadLetters", dead, 0, periods=1, what=what)

    def _failures(self, scope: Construct, service: ContainerService) -> None:
        # https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_cwe_events.html
        failed = {"eventName": ["SERVICE_DEPLOYMENT_FAILED"]}
        arn = service.ecs_service.service_arn
        self._rule(scope, "DeploymentFailed", "ECS Deployment State Change", failed, [arn])
        stopped = {
            "group": [f"service:{service.ecs_service.service_name}"],
            "lastStatus": ["STOPPED"],
            "stopCode": ["EssentialContainerExited", "TaskFailedToStart"],
        }
        self._rule(scope, "TaskFailed", "ECS Task State Change", stopped, None)

    def _rule(
        self,
        scope: Construct,
        id: str,
        kind: str,
        detail: dict[str, list[str]],
        resources: Sequence[str] | None,
    ) -> None:
        events.Rule(
            scope,
            id,
            event_pattern=events.EventPattern(
                source=["aws.ecs"],
                detail_type=[kind],
                detail=detail,
                resources=list(resources) if resources else None,
            ),
            targets=[targets.SnsTopic(self.topic)],
        )


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


def _alarm(
    scope: Construct, id: str, metric: cloudwatch.IMetric, limit: float, *, periods: int, what: str
) -> cloudwatch.Alarm:
    return cloudwatch.Alarm(
        scope,
        id,
        metric=metric,
        threshold=limit,
        evaluation_periods=periods,
        comparison_operator=cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
        treat_missing_data=cloudwatch.TreatMissingData.NOT_BREACHING,
        alarm_description=f"{scope.node.path}: {what}",
    )
