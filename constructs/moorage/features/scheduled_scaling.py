"""Other numbers of tasks at other times."""

from collections.abc import Sequence
from dataclasses import dataclass

from aws_cdk import TimeZone
from aws_cdk import aws_applicationautoscaling as appscaling

from moorage.services.container_service import ContainerService
from moorage.values.scaling_limits import ScalingLimits
from moorage.values.scheduled_limits import ScheduledLimits


@dataclass(frozen=True, kw_only=True)
class ScheduledScaling:
    """Change the limits of scaling at given times, such as before a rush or for the night.

    Alone it holds the number between its limits; beside another scaling feature it has the same
    limits. See
    https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-scheduled-scaling.html

    Args:
        min_tasks: Fewest tasks when the service is made.
        max_tasks: Most tasks when the service is made.
        times: The times, with the limits from then on.

    Raises:
        InvalidInputError: A number is outside its range, or the fewest are more than the most.

    Example:
        >>> night = ScheduledLimits(cron="0 20 * * ? *", min_tasks=0, max_tasks=0)
        >>> day = ScheduledLimits(cron="0 6 * * ? *", min_tasks=2, max_tasks=6)
        >>> times = ScheduledScaling(min_tasks=2, max_tasks=6, times=(night, day))
        >>> api = ContainerService(stack, "Api", cluster=cluster, image=image, features=[times])
    """

    min_tasks: int
    max_tasks: int
    times: Sequence[ScheduledLimits]

    def __post_init__(self) -> None:
        ScalingLimits(min_tasks=self.min_tasks, max_tasks=self.max_tasks)

    def attach(self, service: ContainerService) -> None:
        """Register the service's task count, and its other limits."""
        count = service.scale_between(self.min_tasks, self.max_tasks)
        for number, one in enumerate(self.times):
            count.scale_on_schedule(
                f"Time{number}",
                schedule=appscaling.Schedule.expression(f"cron({one.cron})"),
                time_zone=TimeZone.of(one.time_zone),
                min_capacity=one.min_tasks,
                max_capacity=one.max_tasks,
            )
