"""Let memory use decide how many tasks run."""

from dataclasses import dataclass

from aws_cdk import Duration

from moorage.services.container_service import ContainerService
from moorage.values.memory_target import MemoryTarget


@dataclass(frozen=True, kw_only=True)
class MemoryScaling(MemoryTarget):
    """Add and remove tasks so that their average memory use stays near a target.

    Beside another scaling feature it has the same limits, and the larger number of tasks wins.

    Args:
        min_tasks: Fewest tasks. Two or more survive the loss of a zone.
        max_tasks: Most tasks; caps the cost.
        target_percent: Average memory use to hold, 10 to 90.
        scale_out_cooldown_seconds: Seconds to wait after adding tasks before adding more.
        scale_in_cooldown_seconds: Seconds to wait after removing tasks before removing more.

    Raises:
        InvalidInputError: A number is outside its range, or the fewest are more than the most.

    Example:
        >>> scaling = MemoryScaling(min_tasks=2, max_tasks=10)
        >>> api = ContainerService(stack, "Api", cluster=cluster, image=image, features=[scaling])
    """

    def attach(self, service: ContainerService) -> None:
        """Register the service's task count and track its memory use."""
        service.scale_between(self.min_tasks, self.max_tasks).scale_on_memory_utilization(
            type(self).__name__,
            target_utilization_percent=self.target_percent,
            scale_out_cooldown=Duration.seconds(self.scale_out_cooldown_seconds),
            scale_in_cooldown=Duration.seconds(self.scale_in_cooldown_seconds),
        )
