"""Instances that AWS chooses, starts, patches and replaces: ECS Managed Instances."""

from dataclasses import dataclass

from moorage.errors import InvalidInputError
from moorage.values.architecture import DEFAULT_ARCHITECTURE, Architecture
from moorage.values.capacity_strategy import Provider
from moorage.values.capacity_weights import CapacityWeights
from moorage.values.need import INSTANCE_NEEDS
from moorage.values.ranges import require_range


@dataclass(frozen=True, kw_only=True)
class ManagedNodes(CapacityWeights):
    """Describe what ECS may choose from when it starts instances for tasks.

    Args:
        base: Tasks that go here before the weights count.
        weight: Share of the tasks beyond the base.
        architecture: Processor of instances and tasks, ``x86_64`` or ``arm64``.
        min_vcpus: Fewest vCPUs of an instance.
        max_vcpus: Most vCPUs of an instance.
        min_memory_gib: Least memory of an instance.
        max_memory_gib: Most memory of an instance.
        disk_gib: Size of the volume for images and containers.
        spot: Whether instances are Spot instances, with two minutes' notice to leave.
        scale_in_after_seconds: How long ECS waits before it moves tasks together to save
            instances, 0 to 3600; -1: never.

    Raises:
        InvalidInputError: A number is outside its range, or a minimum above its maximum.

    Example:
        >>> ManagedNodes(architecture="arm64", max_vcpus=8).min_vcpus
        2
    """

    architecture: Architecture = DEFAULT_ARCHITECTURE
    min_vcpus: int = 2
    max_vcpus: int = 16
    min_memory_gib: int = 4
    max_memory_gib: int = 64
    disk_gib: int = 80
    spot: bool = False
    scale_in_after_seconds: int = 300

    def __post_init__(self) -> None:
        super().__post_init__()
        require_range("ManagedNodes.min_vcpus", self.min_vcpus, 1, 512, unit="vCPUs")
        require_range("ManagedNodes.max_vcpus", self.max_vcpus, 1, 512, unit="vCPUs")
        require_range("ManagedNodes.min_memory_gib", self.min_memory_gib, 1, 24_576, unit="GiB")
        require_range("ManagedNodes.max_memory_gib", self.max_memory_gib, 1, 24_576, unit="GiB")
        require_range("ManagedNodes.disk_gib", self.disk_gib, 1, 16_384, unit="GiB")
        # https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_InfrastructureOptimization.html
        require_range("ManagedNodes.scale_in_after_seconds", self.scale_in_after_seconds, -1, 3600)
        self._in_order("vcpus", self.min_vcpus, self.max_vcpus)
        self._in_order("memory_gib", self.min_memory_gib, self.max_memory_gib)

    def provider_called(self, name: str) -> Provider:
        """Return these instances as a strategy sees them.

        Args:
            name: What the cluster calls them.
        """
        return Provider(
            name=name,
            kind="managed-instances",
            base=self.base,
            weight=self.weight,
            architecture=self.architecture,
            interruptible=self.spot,
            needs=INSTANCE_NEEDS,
        )

    @staticmethod
    def _in_order(name: str, lower: int, upper: int) -> None:
        if lower > upper:
            what, fix = f"must be at least min_{name}, {lower}", f"write {lower} or more"
            raise InvalidInputError(f"ManagedNodes.max_{name}", what, got=upper, fix=fix)
