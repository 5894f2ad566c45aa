"""The contract of a capacity, and what a cluster tells its services about its own."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from aws_cdk import CfnResource
from aws_cdk import aws_ecs as ecs
from constructs import Construct

from moorage.foundation.task_subnets import TaskSubnets
from moorage.values.architecture import Architecture
from moorage.values.capacity_strategy import LaunchKind, Provider
from moorage.values.need import Need
from moorage.values.node_image import OperatingSystem
from moorage.values.placement import Placement


@dataclass(frozen=True, kw_only=True)
class BoundCapacity:
    """What a capacity became in a cluster.

    Args:
        capacity_provider: Name of the capacity provider, as ECS knows it.
        associated: Whether the cluster's association has to list it; ``False`` for one that names
            its cluster itself.
        depends_on: What the services on it must be deleted before.
    """

    capacity_provider: str
    associated: bool = True
    depends_on: Sequence[CfnResource] = ()


class Capacity(Protocol):
    """One source of compute of a cluster: implement it to bring another."""

    @property
    def provider(self) -> Provider:
        """Name, kind, base and weight."""
        ...

    def bind(self, scope: Construct, cluster: ecs.Cluster, *, place: TaskSubnets) -> BoundCapacity:
        """Make what the capacity needs below ``scope``, with instances in ``place``."""
        ...


@dataclass(frozen=True)
class ServiceCapacity:
    """Say which capacity a service runs on, and what must exist before it.

    Args:
        strategy: Capacity providers with base and weight, as ECS takes them.
        depends_on: Resources that must outlive the service. The cluster's capacity-provider
            association belongs here: deleted first, it would be refused as still in use
            (https://github.com/aws/aws-cdk/issues/19275).
        kind: What starts the tasks: ``fargate``, ``ec2`` or ``managed-instances``.
        architecture: Processor of the instances. Omitted: the task decides.
        operating_system: What containers run on.
        needs: What the instances must reach.
        instance_types: Types of the instances. Omitted: unknown.
        placement: On which instances of EC2 capacity. Omitted: spread over zones and instances.
    """

    strategy: Sequence[ecs.CapacityProviderStrategy]
    depends_on: Sequence[CfnResource] = ()
    kind: LaunchKind = "fargate"
    architecture: Architecture | None = None
    operating_system: OperatingSystem = "linux"
    needs: Sequence[Need] = ()
    instance_types: Sequence[str] = ()
    placement: Placement | None = None

    def placed(self, placement: Placement | None) -> "ServiceCapacity":
        """Return the same capacity, with a choice among its instances.

        Args:
            placement: On which instances of EC2 capacity, or on each of them.
        """
        return replace(self, placement=placement)
