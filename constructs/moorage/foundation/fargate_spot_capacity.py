"""Spare Fargate capacity at a lower price, taken back with two minutes' notice."""

from dataclasses import dataclass

from aws_cdk import aws_ecs as ecs
from constructs import Construct

from moorage.foundation.capacity import BoundCapacity
from moorage.foundation.task_subnets import TaskSubnets
from moorage.values.capacity_strategy import Provider, fargate_provider
from moorage.values.capacity_weights import CapacityWeights


@dataclass(frozen=True, kw_only=True)
class FargateSpotCapacity(CapacityWeights):
    """Run tasks on Fargate Spot.

    Use it beside :class:`FargateCapacity` for what survives an interruption: AWS sends SIGTERM two
    minutes before it takes a task back
    (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-capacity-providers.html).

    Args:
        base: How many tasks run here before weights count. One capacity of a strategy may have it.
        weight: Share of the tasks beyond the base.

    Example:
        >>> spot = FargateSpotCapacity(weight=3)
        >>> cluster = Cluster(stack, "Cluster", vpc=vpc, capacity=[FargateCapacity(base=1), spot])
    """

    @property
    def provider(self) -> Provider:
        """The capacity called ``fargate_spot``."""
        return fargate_provider(self, spot=True)

    def bind(
        self,
        scope: Construct,  # noqa: ARG002 - the contract of a capacity
        cluster: ecs.Cluster,  # noqa: ARG002
        *,
        place: TaskSubnets,  # noqa: ARG002
    ) -> BoundCapacity:
        """Name the capacity provider that every account has."""
        return BoundCapacity(capacity_provider="FARGATE_SPOT")
