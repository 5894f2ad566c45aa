"""Tell somebody when a service is not well."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from aws_cdk import Stack
from aws_cdk import aws_cloudwatch as cloudwatch
from aws_cdk import aws_cloudwatch_actions as actions
from aws_cdk import aws_events as events
from aws_cdk import aws_events_targets as targets
from aws_cdk import aws_sns as sns
from constructs import Construct

from moorage.services.container_service import ContainerService
from moorage.services.deployment_messages import asked_message, failed_message, stopped_message
from moorage.services.rollback_alarms import rollback_alarms
from moorage.services.service_metrics import ServiceMetrics
from moorage.values.alarm_limits import AlarmLimits
from moorage.values.rolling import Rolling


@dataclass(frozen=True, kw_only=True)
class Alarms(AlarmLimits):
    """Send alarms of a service, and failures of its deployments and tasks, to a topic.

    There are alarms for CPU, memory and missing tasks; for errors, latency and unhealthy targets
    of each load balancer if it has routes; for unhealthy targets of each port of a Network Load
    Balancer; for old messages and dead letters if it works on a queue. Alarms that roll deployments
    back tell the topic too. Missing tasks are counted by Container Insights, which the cluster has
    to have. What each counts:
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
        found = ServiceMetrics(service)
        for alarm in (
            *self._of_tasks(scope, found),
            *self._of_routes(scope, found),
            *self._of_ports(scope, found),
            *self._of_queue(scope, found),
            *rollback_alarms(service),
        ):
            alarm.add_alarm_action(actions.SnsAction(self.topic))
        self._failures(scope, service)

    def _of_tasks(self, scope: Construct, found: ServiceMetrics) -> Iterator[cloudwatch.Alarm]:
        for name, metric, limit in (
            ("Cpu", found.cpu, self.cpu_percent),
            ("Memory", found.memory, self.memory_percent),
        ):
            yield _alarm(scope, name, metric, limit, periods=3, what=f"{name} above {limit} %")
        minutes = self.missing_minutes
        what = f"tasks missing for {minutes} minutes"
        yield _alarm(scope, "Missing", found.missing, 0, periods=minutes, what=what)

    def _of_routes(self, scope: Construct, found: ServiceMetrics) -> Iterator[cloudwatch.Alarm]:
        for number, seen in enumerate(found.targets):
            # A deployment that shifts requests has two target groups.
            end = str(number or "")
            limit = self.error_percent
            what = f"5xx above {limit} %"
            yield _alarm(scope, f"Errors{end}", seen.errors, limit, periods=1, what=what)
            seconds = self.latency_seconds
            what = f"one request in twenty above {seconds:g} s"
            yield _alarm(scope, f"Latency{end}", seen.latency, seconds, periods=3, what=what)
            what = "targets that the load balancer finds unhealthy"
            yield _alarm(scope, f"Unhealthy{end}", seen.unhealthy, 0, periods=5, what=what)

    def _of_ports(self, scope: Construct, found: ServiceMetrics) -> Iterator[cloudwatch.Alarm]:
        for number, unhealthy in enumerate(found.unhealthy_at_ports):
            what = "targets that the Network Load Balancer finds unhealthy"
            id = f"UnhealthyAtPort{number or ''}"
            yield _alarm(scope, id, unhealthy, 0, periods=5, what=what)

    def _of_queue(self, scope: Construct, found: ServiceMetrics) -> Iterator[cloudwatch.Alarm]:
        if found.message_age:
            limit = self.message_age_seconds
            what = f"a message is older than {limit} s"
            yield _alarm(scope, "Age", found.message_age, limit, periods=1, what=what)
        if found.dead_letters:
            what = "messages that nobody could handle"
            yield _alarm(scope, "DeadLetters", found.dead_letters, 0, periods=1, what=what)

    def _failures(self, scope: Construct, service: ContainerService) -> None:
        # https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_cwe_events.html
        failed = {"eventName": ["SERVICE_DEPLOYMENT_FAILED"]}
        arn = service.ecs_service.service_arn
        self._rule(
            scope,
            "DeploymentFailed",
            "ECS Deployment State Change",
            failed,
            [arn],
            message=failed_message(service),
        )
        if not isinstance(service.deployment, Rolling) and service.deployment.approval:
            self._waiting(scope, service)
        stopped = {
            "group": [f"service:{service.ecs_service.service_name}"],
            "lastStatus": ["STOPPED"],
            "stopCode": ["EssentialContainerExited", "TaskFailedToStart"],
        }
        message = stopped_message(service)
        self._rule(scope, "TaskFailed", "ECS Task State Change", stopped, None, message=message)

    def _waiting(self, scope: Construct, service: ContainerService) -> None:
        """Tell the topic that a deployment waits, the first one of a service included."""
        # By the name that CloudFormation will give the service, and not by the service: that is
        # there only when somebody has let its first deployment go on. The event:
        # https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_hook_state_change_events.html
        stack = Stack.of(service)
        name = f"service/{service.cluster.cluster_name}/{stack.stack_name}-"
        arn = f"arn:{stack.partition}:ecs:{stack.region}:{stack.account}:{name}"
        waits: dict[str, list[Any]] = {
            "eventName": ["HOOK_AWAITING_ACTION"],
            "hookType": ["PAUSE"],
            "serviceArn": [{"prefix": arn}],
        }
        message = asked_message(service)
        rule = self._rule(
            scope, "DeploymentWaits", "ECS Hook State Change", waits, None, message=message
        )
        service.ecs_service.node.add_dependency(rule)

    def _rule(
        self,
        scope: Construct,
        id: str,
        kind: str,
        detail: Mapping[str, Sequence[Any]],
        resources: Sequence[str] | None,
        *,
        message: events.RuleTargetInput | None = None,
    ) -> events.Rule:
        return events.Rule(
            scope,
            id,
            event_pattern=events.EventPattern(
                source=["aws.ecs"],
                detail_type=[kind],
                detail=dict(detail),
                resources=list(resources) if resources else None,
            ),
            targets=[targets.SnsTopic(self.topic, message=message)],
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
