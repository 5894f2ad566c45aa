"""The capacities of a cluster."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from moorage.errors import InvalidInputError
from moorage.values.capacity_strategy import Provider, default_strategy, fargate_provider
from moorage.values.capacity_weights import CapacityWeights
from moorage.values.managed_nodes import ManagedNodes
from moorage.values.node_group import NodeGroup


@dataclass(frozen=True, kw_only=True)
class CapacityMix:
    """Name everything that may run the tasks of a cluster.

    Services that choose none use the first capacity, in the order of the arguments, with those of
    the same kind, architecture and operating system.

    Args:
        fargate: Share of Fargate. Omitted: none.
        fargate_spot: Share of Fargate Spot, which costs less and is stopped with two minutes'
            notice. Omitted: none.
        ec2: Groups of EC2 instances, by name. Omitted: none.
        managed_instances: Instances that AWS looks after, by name. Omitted: none.

    Raises:
        InvalidInputError: Nothing is given, two of the default kind have a base, or none a weight.

    Example:
        >>> mix = CapacityMix(fargate=CapacityWeights(base=1), fargate_spot=CapacityWeights())
        >>> [one.name for one in mix.default]
        ['fargate', 'fargate_spot']
    """

    fargate: CapacityWeights | None = None
    fargate_spot: CapacityWeights | None = None
    ec2: Mapping[str, NodeGroup] = field(default_factory=dict)
    managed_instances: Mapping[str, ManagedNodes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self.providers:
            fix = "write 'fargate: {weight: 1}'"
            raise InvalidInputError("CapacityMix", "names no capacity to run tasks on", fix=fix)
        _ = self.default

    @property
    def providers(self) -> tuple[Provider, ...]:
        """Every capacity, in the order of the arguments."""
        found = []
        if self.fargate:
            found.append(fargate_provider(self.fargate))
        if self.fargate_spot:
            found.append(fargate_provider(self.fargate_spot, spot=True))
        found += [group.provider_called(name) for name, group in self.ec2.items()]
        found += [nodes.provider_called(name) for name, nodes in self.managed_instances.items()]
        return tuple(found)

    @property
    def default(self) -> list[Provider]:
        """What services use that choose nothing."""
        return default_strategy("CapacityMix", self.providers)
