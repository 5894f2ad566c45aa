"""Let requests decide how many tasks run."""

from dataclasses import dataclass

from aws_cdk import Duration

from moorage.errors import FeatureError
from moorage.services.container_service import ContainerService
from moorage.values.request_target import RequestTarget


@dataclass(frozen=True, kw_only=True)
class RequestScaling(RequestTarget):
    """Add and remove tasks so that each gets about as many requests.

    Beside another scaling feature it has the same limits, and the larger number of tasks wins.

    Args:
        min_tasks: Fewest tasks. Two or more survive the loss of a zone.
        max_tasks: Most tasks; caps the cost.
        requests_per_task: Requests in a minute to hold for each task.
        scale_out_cooldown_seconds: Seconds to wait after adding tasks before adding more.
        scale_in_cooldown_seconds: Seconds to wait after removing tasks before removing more.

    Raises:
        InvalidInputError: A number is outside its range, or the fewest are more than the most.

    Example:
        >>> route = HttpRoute(listener=listener, priority=10)
        >>> scaling = RequestScaling(min_tasks=2, max_tasks=10, requests_per_task=600)
        >>> api = ContainerService(
        ...     stack, "Api", cluster=cluster, image=image, port=80, features=[route, scaling]
        ... )
    """

    def attach(self, service: ContainerService) -> None:
        """Make nothing yet: the route may be attached later."""

    def finish(self, service: ContainerService) -> None:
        """Register the service's task count and track the requests of its first route."""
        if not service.target_groups:
            raise FeatureError(
                f"{service.node.path}: RequestScaling counts the requests of a route; give the "
                "service an HttpRoute(...), or scale it by CPU"
            )
        if service.deployment.shifts_traffic:
            raise FeatureError(
                f"{service.node.path}: RequestScaling counts the requests of one target group, and "
                "its deployments move them between two; scale it by CPU or memory, or use Rolling()"
            )
        service.scale_between(self.min_tasks, self.max_tasks).scale_on_request_count(
            type(self).__name__,
            requests_per_target=self.requests_per_task,
            target_group=service.target_groups[0],
            scale_out_cooldown=Duration.seconds(self.scale_out_cooldown_seconds),
            scale_in_cooldown=Duration.seconds(self.scale_in_cooldown_seconds),
        )
