"""How a task leaves: drained by the load balancer first, then asked to stop."""

from dataclasses import dataclass
from typing import Final

from moorage.values.ranges import require_range

# A Fargate Spot task is warned two minutes before it is stopped:
# https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-capacity-providers.html
SPOT_NOTICE_SECONDS: Final = 120


@dataclass(frozen=True, kw_only=True)
class Shutdown:
    """Give a task the time it needs to finish its work.

    Use longer times for a service that answers long requests, and keep both together within two
    minutes where the service runs on Fargate Spot.

    Args:
        deregistration_delay_seconds: Seconds in which the load balancer lets open requests finish
            before it closes them, 0 to 3600.
        stop_timeout_seconds: Seconds between the request to stop (SIGTERM) and the end (SIGKILL),
            2 to 120 on Fargate.

    Raises:
        InvalidInputError: If one of the times is outside its range.

    Example:
        >>> Shutdown().total_seconds
        60
    """

    deregistration_delay_seconds: int = 30
    stop_timeout_seconds: int = 30

    def __post_init__(self) -> None:
        # https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html
        delay = self.deregistration_delay_seconds
        require_range("Shutdown.deregistration_delay_seconds", delay, 0, 3600, unit="seconds")
        # https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
        timeout = self.stop_timeout_seconds
        require_range("Shutdown.stop_timeout_seconds", timeout, 2, 120, unit="seconds on Fargate")

    @property
    def total_seconds(self) -> int:
        """Seconds from the first sign of leaving to the end, at the longest."""
        return self.deregistration_delay_seconds + self.stop_timeout_seconds
