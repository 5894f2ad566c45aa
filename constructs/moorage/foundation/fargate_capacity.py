"""Capacity that AWS runs: no instances to look after."""

from dataclasses import dataclass

from aws_cdk import aws_ecs as ecs
from constructs import Construct

from moorage.foundation.capacity import BoundCapacity
from moorage.foundation.task_subnets import TaskSubnets
from moorage.values.capacity_strategy import Provider, fargate_provider
from moorage.values.capacity_weights import CapacityWeights


@dataclass(frozen=True, kw_only=True)
class FargateCapacity(CapacityWeights):
    """Run tasks on Fargate.

    Args:
        base: How many tasks run here before weights count. One capacity of a strategy may have it.
        weight: Share of the tasks beyond the base.

    Example:
        >>> cluster = Cluster(stack, "Cluster", vpc=vpc, capacity=[FargateCapacity(base=1)])
    """

    @property
    def provider(self) -> Provider:
        """The capacity called ``fargate``."""
        return fargate_provider(self)

    def bind(
        self,
        scope: Construct,  # noqa: ARG002 - the contract of a capacity
        cluster: ecs.Cluster,  # noqa: ARG002
        *,
        place: TaskSubnets,  # noqa: ARG002
    ) -> BoundCapacity:
        """Name the capacity provider that every account has."""
        return BoundCapacity(capacity_provider="FARGATE")
