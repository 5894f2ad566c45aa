"""Scale a service by a metric of CloudWatch."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from moorage.errors import InvalidInputError
from moorage.values.more_than_zero import require_more_than_zero
from moorage.values.scaling_limits import ScalingLimits

# https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Metric.html
_NAME = re.compile(r"[^:]{1,255}")
_MOST_DIMENSIONS = 30

Statistic: TypeAlias = Literal["Average", "Minimum", "Maximum", "Sum", "SampleCount"]


@dataclass(frozen=True, kw_only=True)
class MetricTarget(ScalingLimits):
    """Keep a metric of your own, or of another AWS service, near a target.

    Use it for what says more than processors do: open connections, jobs that wait, sessions. It
    must fall when tasks are added and rise when they are removed
    (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-autoscaling-targettracking.html);
    with ``per_task`` a total does.

    Args:
        min_tasks: Fewest tasks. Two or more survive the loss of a zone.
        max_tasks: Most tasks; caps the cost.
        namespace: Namespace of the metric, such as ``Shop`` or ``AWS/SQS``.
        metric: Its name, such as ``OpenSessions``.
        dimensions: Its dimensions, by name; all of them, or none fits. Omitted: it has none.
        statistic: ``Average``, ``Minimum``, ``Maximum``, ``Sum`` or ``SampleCount`` of a minute.
        target: The value to hold, in the unit of the metric.
        per_task: Whether the metric is a total, and the target what one task takes of it. The
            number of running tasks comes from Container Insights, which the cluster has to have.
        scale_out_cooldown_seconds: Seconds to wait after adding tasks before adding more.
        scale_in_cooldown_seconds: Seconds to wait after removing tasks before removing more.

    Raises:
        InvalidInputError: A number is outside its range, or a name is none.

    Example:
        >>> sessions = MetricTarget(
        ...     min_tasks=2, max_tasks=10, namespace="Shop", metric="OpenSessions", target=200
        ... )
        >>> sessions.statistic
        'Average'
    """

    namespace: str
    metric: str
    target: float
    dimensions: Mapping[str, str] = field(default_factory=dict)
    statistic: Statistic = "Average"
    per_task: bool = False

    def __post_init__(self) -> None:
        super().__post_init__()
        where = type(self).__name__
        for name in ("namespace", "metric"):
            if not _NAME.fullmatch(got := getattr(self, name)):
                what, fix = (
                    "is 1 to 255 characters without a colon",
                    "copy it from CloudWatch",
                )
                raise InvalidInputError(f"{where}.{name}", what, got=got, fix=fix)
        if len(self.dimensions) > _MOST_DIMENSIONS:
            what, fix = f"a metric has at most {_MOST_DIMENSIONS} dimensions", "remove some"
            got = len(self.dimensions)
            raise InvalidInputError(f"{where}.dimensions", what, got=got, fix=fix)
        require_more_than_zero(f"{where}.target", self.target, such_as="100")
