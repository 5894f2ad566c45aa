"""Let CPU use decide how many tasks run."""

from dataclasses import dataclass

from aws_cdk import Duration

from moorage.services.container_service import ContainerService
from moorage.values.cpu_target import CpuTarget


@dataclass(frozen=True, kw_only=True)
class CpuScaling(CpuTarget):
    """Add and remove tasks so that their average CPU use stays near a target.

    Args:
        min_tasks: Fewest tasks. Two or more survive the loss of a zone.
        max_tasks: Most tasks; caps the cost.
        target_percent: Average CPU use to hold, 10 to 90.
        scale_out_cooldown_seconds: Seconds to wait after adding tasks before adding more.
        scale_in_cooldown_seconds: Seconds to wait after removing tasks before removing more.

    Raises:
        InvalidInputError: A number is outside its range, or the fewest are more than the most.

    Example:
        >>> scaling = CpuScaling(min_tasks=2, max_tasks=10)
        >>> api = ContainerService(stack, "Api", cluster=cluster, image=image, features=[scaling])
    """

    def attach(self, service: ContainerService) -> None:
        """Register the service's task count and track its CPU use."""
        service.scale_between(self.min_tasks, self.max_tasks).scale_on_cpu_utilization(
            type(self).__name__,
            target_utilization_percent=self.target_percent,
            scale_out_cooldown=Duration.seconds(self.scale_out_cooldown_seconds),
            scale_in_cooldown=Duration.seconds(self.scale_in_cooldown_seconds),
        )
