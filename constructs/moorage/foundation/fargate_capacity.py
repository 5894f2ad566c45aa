"""Capacity that AWS runs: no instances to look after."""

from dataclasses import dataclass

from aws_cdk import aws_ecs as ecs
from constructs import Construct

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

    def bind(self, scope: Construct, cluster: ecs.Cluster) -> ecs.CapacityProviderStrategy:  # noqa: ARG002 - the contract of a capacity
        """Return this capacity's part of the cluster's strategy."""
        return ecs.CapacityProviderStrategy(
            capacity_provider="FARGATE", base=self.base or None, weight=self.weight
        )
