"""A number that is counted in a log."""

from dataclasses import dataclass

from moorage.errors import InvalidInputError
from moorage.values.metric_namespace import check_namespace
from moorage.values.ranges import require_range

# https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutMetricFilter.html
_LONGEST_PATTERN = 1024


@dataclass(frozen=True, kw_only=True)
class LogMetric:
    """Count the lines of a log that match a pattern.

    The language of patterns: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html

    Args:
        pattern: The pattern, such as ``ERROR``, or ``{ $.level = "error" }`` for lines of JSON.
        metric_name: Name of the metric. Omitted: that of the filter.
        namespace: Namespace of the metric. Omitted: the place of the workload in the app, so that
            two workloads never count together.
        alarm_above: Lines in five minutes above which somebody hears of it. Omitted: no alarm.

    Raises:
        InvalidInputError: There is no pattern, or something is outside its range.

    Example:
        >>> LogMetric(pattern="ERROR", alarm_above=0).alarm_above
        0
    """

    pattern: str
    metric_name: str | None = None
    namespace: str | None = None
    alarm_above: int | None = None

    def __post_init__(self) -> None:
        where = type(self).__name__
        if not 0 < len(self.pattern.strip()) <= _LONGEST_PATTERN:
            what, fix = f"has 1 to {_LONGEST_PATTERN} characters", "write a pattern such as 'ERROR'"
            raise InvalidInputError(f"{where}.pattern", what, got=self.pattern, fix=fix)
        if self.namespace is not None:
            check_namespace(f"{where}.namespace", self.namespace)
        if self.alarm_above is not None:
            require_range(f"{where}.alarm_above", self.alarm_above, 0, 1_000_000, unit="lines")
