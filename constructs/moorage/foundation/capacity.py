"""The contract of a capacity, and what a cluster tells its services about its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from aws_cdk import CfnResource
from aws_cdk import aws_ecs as ecs
from constructs import Construct


class Capacity(Protocol):
    """One source of compute of a cluster: implement it to bring another."""

    def bind(self, scope: Construct, cluster: ecs.Cluster) -> ecs.CapacityProviderStrategy:
        """Make what the capacity needs below ``scope``; return its part of the strategy."""
        ...


@dataclass(frozen=True)
class ServiceCapacity:
    """Say which capacity a service runs on, and what must exist before it.

    Args:
        strategy: Capacity providers with base and weight, as ECS takes them.
        depends_on: Resources that must outlive the service. The cluster's capacity-provider
            association belongs here: deleted first, it would be refused as still in use
            (https://github.com/aws/aws-cdk/issues/19275).
    """

    strategy: Sequence[ecs.CapacityProviderStrategy]
    depends_on: Sequence[CfnResource] = ()
