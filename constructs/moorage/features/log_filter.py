"""Count lines of a log, and tell somebody when there are too many."""

import re
from dataclasses import dataclass

from aws_cdk import Duration
from aws_cdk import aws_cloudwatch as cloudwatch
from aws_cdk import aws_cloudwatch_actions as actions
from aws_cdk import aws_logs as logs
from aws_cdk import aws_sns as sns
from constructs import Construct

from moorage.errors import FeatureError, InvalidInputError
from moorage.services.workload import Workload
from moorage.values.log_metric import LogMetric

_NAME = re.compile(r"[a-z](?:[a-z0-9-]{0,30}[a-z0-9])?")


@dataclass(frozen=True, kw_only=True)
class LogFilter(LogMetric):
    """Make a metric of the lines of a workload's log that match a pattern.

    It counts the lines of all containers of the workload. An alarm begins with the first five
    minutes in which there are more lines than allowed.

    Args:
        name: Its name among the filters of the workload.
        topic: Where the alarm is sent. Required with ``alarm_above``.
        pattern: The pattern, such as ``ERROR``, or ``{ $.level = "error" }`` for lines of JSON.
        metric_name: Name of the metric. Omitted: that of the filter.
        namespace: Namespace of the metric. Omitted: the place of the workload in the app, so that
            two workloads never count together.
        alarm_above: Lines in five minutes above which somebody hears of it. Omitted: no alarm.

    Raises:
        FeatureError: The lines go elsewhere, or the alarm would tell nobody.
        InvalidInputError: There is no pattern, or something is outside its range.

    Example:
        >>> errors = LogFilter(name="errors", pattern="ERROR")
        >>> api = ContainerService(stack, "Api", cluster=cluster, image=image, features=[errors])
    """

    name: str
    topic: sns.ITopic | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        if not _NAME.fullmatch(self.name):
            what, fix = "is not the name of a filter", "write a-z, 0-9 and '-'"
            raise InvalidInputError("LogFilter.name", what, got=self.name, fix=fix)
        if self.alarm_above is not None and self.topic is None:
            what, fix = "is required: the alarm would tell nobody", "pass topic=<an SNS topic>"
            raise InvalidInputError("LogFilter.topic", what, fix=fix)

    def attach(self, workload: Workload) -> None:
        """Make the filter of the log group, and its alarm."""
        driver = workload.container.log_driver_config
        options = driver.options or {} if driver else {}
        if options.get("Name", "cloudwatch_logs") != "cloudwatch_logs":
            raise FeatureError(
                f"{workload.node.path}: LogFilter {self.name} counts lines in the log group, and "
                "LogRouter sends them elsewhere; remove one of them"
            )
        scope = Construct(workload, f"{type(self).__name__}-{self.name}")
        found = logs.MetricFilter(
            scope,
            "Filter",
            log_group=workload.log_group,
            filter_pattern=logs.FilterPattern.literal(self.pattern),
            metric_namespace=self.namespace or workload.node.path,
            metric_name=self.metric_name or self.name,
            metric_value="1",
            default_value=0,
        )
        if self.alarm_above is None or self.topic is None:
            return
        alarm = cloudwatch.Alarm(
            scope,
            "Alarm",
            metric=found.metric(statistic="Sum", period=Duration.minutes(5)),
            threshold=self.alarm_above,
            evaluation_periods=1,
            comparison_operator=cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
            treat_missing_data=cloudwatch.TreatMissingData.NOT_BREACHING,
            alarm_description=f"{workload.node.path}: more than {self.alarm_above} lines of its "
            f"log match {self.name}",
        )
        alarm.add_alarm_action(actions.SnsAction(self.topic))
