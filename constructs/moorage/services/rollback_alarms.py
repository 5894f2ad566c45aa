"""Alarms that make ECS roll a deployment back."""

from typing import TYPE_CHECKING, cast

from aws_cdk import Duration, Stack
from aws_cdk import aws_cloudwatch as cloudwatch
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_elasticloadbalancingv2 as elbv2
from constructs import Construct

from moorage.errors import FeatureError
from moorage.foundation.acknowledge import acknowledge_in_rule_books
from moorage.services.deployment_scope import deployment_scope
from moorage.services.target_groups import TargetGroup

if TYPE_CHECKING:
    from moorage.services.container_service import ContainerService
    from moorage.values.rollback_alarms import RollbackAlarms

_MINUTE = Duration.minutes(1)
_BOOKS = ("HIPAA.Security", "NIST.800.53.R5")


def rollback_alarms(service: "ContainerService") -> list[cloudwatch.Alarm]:
    """Return the alarms on the target groups of a service; the first call makes them.

    They name the groups and never the service, which would have to be there before them while it
    has to wait for them (https://github.com/aws/aws-cdk/issues/36308). Each version has a group of
    its own, so that a few requests to a new one are not lost among many to the old one.

    Args:
        service: The service, with its target groups.
    """
    settings = service.deployment.alarms
    if settings is None:
        return []
    scope = deployment_scope(service)
    made = scope.node.try_find_child("Alarms")
    if made is None:
        made = Construct(scope, "Alarms")
        for index, group in enumerate(service.target_groups):
            _errors(made, group, settings, str(index or ""))
        groups: list[TargetGroup] = [*service.target_groups, *service.network_target_groups]
        for index, one in enumerate(groups):
            _unhealthy(made, one, settings, str(index or ""))
    return [cast("cloudwatch.Alarm", alarm) for alarm in made.node.children]


def watch_deployments(service: "ContainerService") -> None:
    """Let ECS watch the alarms of a service and those that were named.

    Args:
        service: The service, with its target groups.

    Raises:
        FeatureError: Alarms were asked for, and there is nothing to watch.
    """
    settings = service.deployment.alarms
    if settings is None:
        return
    alarms = rollback_alarms(service)
    names = [*settings.names, *(alarm.alarm_name for alarm in alarms)]
    for alarm in alarms:
        _accept_silence(alarm)
    if names:
        service.ecs_service.enable_deployment_alarms(
            names, behavior=ecs.AlarmBehavior.ROLLBACK_ON_ALARM
        )
    elif not service.deployment.shifts_traffic:
        raise FeatureError(
            f"{service.node.path}: RollbackAlarms has nothing to watch: without a route there are "
            "no answers and no targets; name alarms of your own in names, or add an HttpRoute(...)"
        )


def _accept_silence(alarm: cloudwatch.Alarm) -> None:
    """Say why an alarm is red for nobody but ECS, unless a feature told a topic."""
    actions = cast("cloudwatch.CfnAlarm", alarm.node.default_child).alarm_actions
    if not Stack.of(alarm).resolve(actions):
        reason = "ECS watches it in deployments, and rolls them back: that is its action."
        acknowledge_in_rule_books(alarm, "CloudWatchAlarmAction", reason, books=_BOOKS)


def _errors(
    scope: Construct, group: elbv2.ApplicationTargetGroup, settings: "RollbackAlarms", suffix: str
) -> None:
    metrics = group.metrics
    errors = cloudwatch.MathExpression(
        expression="100 * FILL(errors, 0) / requests",
        label="Errors in percent",
        using_metrics={
            "errors": metrics.http_code_target(
                elbv2.HttpCodeTarget.TARGET_5XX_COUNT, period=_MINUTE
            ),
            "requests": metrics.request_count(period=_MINUTE),
        },
        period=_MINUTE,
    )
    limit = settings.error_percent
    what = f"5xx above {limit} % of the requests of a version"
    _alarm(scope, f"Errors{suffix}", errors, limit, minutes=settings.error_minutes, what=what)


def _unhealthy(
    scope: Construct, group: TargetGroup, settings: "RollbackAlarms", suffix: str
) -> None:
    count = (
        group.metrics.unhealthy_host_count
        if isinstance(group, elbv2.ApplicationTargetGroup)
        else group.metrics.un_healthy_host_count
    )
    unhealthy = count(period=_MINUTE, statistic="Maximum")
    what = "targets of a version that the load balancer finds unhealthy"
    minutes = settings.unhealthy_minutes
    _alarm(scope, f"Unhealthy{suffix}", unhealthy, 0, minutes=minutes, what=what)


def _alarm(
    scope: Construct, id: str, metric: cloudwatch.IMetric, limit: float, *, minutes: int, what: str
) -> None:
    cloudwatch.Alarm(
        scope,
        id,
        metric=metric,
        threshold=limit,
        evaluation_periods=minutes,
        comparison_operator=cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
        treat_missing_data=cloudwatch.TreatMissingData.NOT_BREACHING,
        alarm_description=f"{scope.node.path}: {what}",
    )
