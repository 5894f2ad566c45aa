"""Everything that one environment file says, checked."""

from collections.abc import Iterator, Mapping
from functools import cached_property, partial
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, Field

from moorage.config import field_rules
from moorage.config.cluster_settings import ClusterSettings
from moorage.config.deployer_settings import DeployerSettings
from moorage.config.iam_settings import IamSettings
from moorage.config.key_path import KeyPath
from moorage.config.load_balancer_settings import LoadBalancerSettings
from moorage.config.network_settings import NetworkSettings
from moorage.config.postures import POSTURES
from moorage.config.regions import known_region
from moorage.config.registry_settings import RegistrySettings
from moorage.config.service_settings import ServiceSettings
from moorage.config.sidecar_settings import SidecarSettings
from moorage.config.storage_settings import StorageSettings
from moorage.config.strict_model import StrictModel
from moorage.config.workload_settings import WorkloadSettings
from moorage.values.architecture import DEFAULT_ARCHITECTURE, Architecture
from moorage.values.capacity_strategy import Provider, architecture_of, chosen_strategy
from moorage.values.connect_options import PROXY_SHARE
from moorage.values.container_share import shared_size
from moorage.values.listener_priorities import allocate_priorities
from moorage.values.log_settings import LogSettings
from moorage.values.task_size import TaskSize

LONGEST_NAME: Final = 20
LONGEST_SERVICE: Final = 24
environment_name = partial(field_rules.name_of_at_most, LONGEST_NAME, "the name of an environment")
_service = partial(field_rules.name_of_at_most, LONGEST_SERVICE, "the name of a service")


def _posture(got: str) -> str:
    known = " or ".join(f"'{name}'" for name in POSTURES)
    field_rules.refuse_unless(got in POSTURES, "is not a posture", got, f"use {known}")
    return got


class EnvironmentConfig(StrictModel):
    """One environment: a network, a cluster, a load balancer, repositories and services.

    Get it from :func:`moorage.config.loader.load_environment`, which also checks the rules between
    sections and applies the posture.

    Args:
        name: Name of the environment: the file's name without ``.yaml``, at most 20 of a-z, 0-9
            and ``-``.
        description: What the environment is for, for people. Omitted: none.
        region: AWS region, such as ``eu-west-1``.
        account: AWS account, 12 digits in quotes. Omitted: the account of the credentials that
            deploy.
        posture: Set of defaults for durability, cost and evidence: ``disposable`` or ``durable``.
            Neither opens a port or leaves data unencrypted.
        tags: Tags of every resource; ``owner`` is required, others are free.
        network: The VPC: zones, addresses, and how tasks reach the world.
        cluster: The ECS cluster: capacity and measuring.
        load_balancer: The load balancer that the services share.
        registry: The image repositories.
        storage: Files that outlive the services.
        iam: What holds for every role.
        deployer: Who may deploy the environment, such as a GitHub workflow. Omitted: no role is
            made for it.
        logs: How long logs are kept.
        encryption: Whose key encrypts logs, images and the record of sessions: ``customer-key``
            for one of your own that is rotated yearly, or ``aws-owned``. Changing it replaces the
            image repositories.
        removal: What happens to data (logs, images, buckets) when the environment is destroyed:
            ``retain`` or ``destroy``.
        termination_protection: Whether CloudFormation refuses to delete the stacks.
        services: The services, by name; a name is at most 24 of a-z, 0-9 and ``-``.
    """

    name: Annotated[str, AfterValidator(environment_name)]
    description: str | None = None
    region: Annotated[str, AfterValidator(known_region)]
    account: Annotated[str, AfterValidator(field_rules.account)] | None = None
    posture: Annotated[
        str, AfterValidator(_posture), Field(json_schema_extra={"enum": [*POSTURES]})
    ]
    tags: Annotated[Mapping[str, str], AfterValidator(field_rules.tags)]
    network: NetworkSettings = NetworkSettings()
    cluster: ClusterSettings = ClusterSettings()
    load_balancer: LoadBalancerSettings = LoadBalancerSettings()
    registry: RegistrySettings = RegistrySettings()
    storage: StorageSettings = StorageSettings()
    iam: IamSettings = IamSettings()
    deployer: DeployerSettings | None = None
    logs: LogSettings = LogSettings()
    encryption: Literal["customer-key", "aws-owned"] = "customer-key"
    removal: Literal["retain", "destroy"] = "retain"
    termination_protection: bool = True
    services: Mapping[Annotated[str, AfterValidator(_service)], ServiceSettings] = Field(
        default_factory=dict
    )

    @property
    def availability_zones(self) -> list[str]:
        """Full names of the zones, such as ``eu-west-1a``."""
        return [f"{self.region}{letter}" for letter in self.network.zones]

    def strategy_of(self, service: str) -> list[Provider]:
        """Return the capacities that run a service.

        Args:
            service: Name of the service.

        Raises:
            InvalidInputError: It chooses what the cluster does not have, or what does not mix.
        """
        wanted = self.services[service].capacity
        if not wanted:
            return self.cluster.capacity.default
        where = f"services.{service}.capacity"
        return chosen_strategy(where, self.cluster.capacity.providers, wanted)

    def architecture_of(self, service: str) -> Architecture:
        """Return the processor of a service's tasks, and so of its image.

        Args:
            service: Name of the service.
        """
        of_instances = architecture_of(f"services.{service}.capacity", self.strategy_of(service))
        size = self.services[service].size
        own = size.architecture if size else None
        return own or of_instances or DEFAULT_ARCHITECTURE

    def size_of(self, service: str) -> TaskSize:
        """Return the size of a service's tasks, also where it is not written.

        Args:
            service: Name of the service.

        Raises:
            InvalidInputError: It does not hold its containers.
        """
        settings = self.services[service]
        proxy = (PROXY_SHARE,) if service in self.connected else ()
        shares = (*settings.shares, *proxy)
        return shared_size(settings.size, settings.container.share, shares)[0]

    @property
    def offered(self) -> frozenset[str]:
        """Services that others connect to."""
        return frozenset(name for one in self.services.values() for name in one.connects_to)

    @property
    def connected(self) -> frozenset[str]:
        """Services that others connect to, or that connect to others."""
        clients = {name for name, service in self.services.items() if service.connects_to}
        return self.offered | clients

    @property
    def deployment_order(self) -> Iterator[str]:
        """The services, each after those that it connects to; those in a circle are left out."""
        graph = {name: set(one.connects_to) for name, one in self.services.items()}
        ready: list[str] = []
        while more := [name for name in graph if name not in ready and graph[name] <= set(ready)]:
            ready += more
        yield from ready

    @property
    def workloads(self) -> Iterator[tuple[KeyPath, WorkloadSettings]]:
        """Whatever runs containers, with its place in the file."""
        for name, service in self.services.items():
            yield ("services", name), service

    @property
    def containers(self) -> Iterator[tuple[KeyPath, WorkloadSettings | SidecarSettings]]:
        """Every container of whatever runs containers, with its place in the file."""
        for place, workload in self.workloads:
            for inner, container in workload.containers:
                yield (*place, *inner), container

    @cached_property
    def listener_priorities(self) -> Mapping[str, tuple[int, ...]]:
        """Priority of each service's routes on the shared listener, in the order of the routes."""
        routes = {name: service.routes for name, service in self.services.items()}
        return {name: tuple(numbers) for name, numbers in allocate_priorities(routes).items()}
