"""Measure a service more often."""

from dataclasses import dataclass
from typing import Final

from aws_cdk import aws_ecs as ecs

from moorage.errors import InvalidInputError
from moorage.services.container_service import ContainerService

_METRICS: Final = ("CPUUtilization", "MemoryUtilization")
_FAST: Final = 20
_USUAL: Final = 60


@dataclass(frozen=True, kw_only=True)
class FastMetrics:
    """Have CPU and memory use of a service measured every 20 seconds, and not every minute.

    Use it where load comes faster than a minute. Only CloudFormation's own words know it:
    https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_MonitoringConfiguration.html

    Args:
        seconds: How often; ECS knows 20 and 60.

    Raises:
        InvalidInputError: It is another number.

    Example:
        >>> fast = FastMetrics()
        >>> api = ContainerService(stack, "Api", cluster=cluster, image=image, features=[fast])
    """

    seconds: int = _FAST

    def __post_init__(self) -> None:
        if self.seconds not in (_FAST, _USUAL):
            what, fix = "is not what ECS offers", f"write {_FAST} or {_USUAL}"
            raise InvalidInputError("FastMetrics.seconds", what, got=self.seconds, fix=fix)

    def attach(self, service: ContainerService) -> None:
        """Set the resolution of both metrics."""
        service.resource.monitoring = ecs.CfnService.MonitoringConfigurationProperty(
            metric_configurations=[
                ecs.CfnService.MetricConfigurationProperty(
                    metric_names=list(_METRICS), resolution_seconds=self.seconds
                )
            ]
        )
