"""Everything that one environment file says, checked."""

from collections.abc import Mapping
from functools import cached_property, partial
from typing import Annotated, Final, Literal, TypeAlias

from pydantic import AfterValidator, Field

from moorage.config import field_rules
from moorage.config.alarm_settings import AlarmSettings
from moorage.config.balancer_plan import BalancerPlan
from moorage.config.cdn_settings import CdnSettings
from moorage.config.cluster_settings import ClusterSettings
from moorage.config.connections import connected
from moorage.config.deployer_settings import DeployerSettings
from moorage.config.dns_settings import DnsSettings
from moorage.config.express_settings import ExpressSettings
from moorage.config.external_settings import ExternalSettings
from moorage.config.iam_settings import IamSettings
from moorage.config.internal_load_balancer_settings import InternalLoadBalancerSettings
from moorage.config.load_balancer_settings import LoadBalancerSettings
from moorage.config.network_load_balancer_settings import NetworkLoadBalancerSettings
from moorage.config.network_settings import NetworkSettings
from moorage.config.postures import POSTURES, known_posture
from moorage.config.regions import known_region
from moorage.config.registry_settings import RegistrySettings
from moorage.config.service_settings import ServiceSettings
from moorage.config.storage_settings import StorageSettings
from moorage.config.strict_model import StrictModel
from moorage.config.task_settings import TaskSettings
from moorage.config.workload_views import WorkloadViews
from moorage.values.architecture import DEFAULT_ARCHITECTURE, Architecture
from moorage.values.balancer_name import INTERNAL, MAIN
from moorage.values.capacity_strategy import Provider, architecture_of, chosen_strategy
from moorage.values.connect_options import PROXY_SHARE
from moorage.values.container_share import shared_size
from moorage.values.log_settings import LogSettings
from moorage.values.off_hours import OffHours
from moorage.values.task_size import TaskSize

LONGEST_NAME: Final = 20
LONGEST_SERVICE: Final = 24
environment_name = partial(field_rules.name_of_at_most, LONGEST_NAME, "the name of an environment")
_task = partial(field_rules.name_of_at_most, LONGEST_SERVICE, "the name of a task")
_service = partial(field_rules.name_of_at_most, LONGEST_SERVICE, "the name of a service")
ServiceName: TypeAlias = Annotated[str, AfterValidator(_service)]


class EnvironmentConfig(StrictModel, WorkloadViews):
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
        internal_load_balancer: The one of routes with ``balancer: internal``. Omitted: none.
        balancer_record: Number of the load balancer of each host; the loader reads it.
        network_load_balancer: The load balancer for what is not HTTP. Omitted: none.
        cdn: CloudFront in front of the load balancer. Omitted: it is not there.
        dns: The zones in which the hosts of routes are resolved.
        registry: The image repositories.
        storage: Files that outlive the services.
        iam: What holds for every role.
        deployer: Who may deploy it, such as a GitHub workflow. Omitted: no role is made for it.
        alarms: Who hears when a service is not well. Omitted: nobody.
        dashboard: Whether a page of CloudWatch shows how the services are.
        logs: How long logs are kept.
        encryption: Whose key encrypts logs, images and the record of sessions: ``customer-key``
            for one of your own that is rotated yearly, or ``aws-owned``. Changing it replaces the
            image repositories. Queues always have a key of SQS.
        removal: What happens to data (logs, images, buckets, queues) when the environment is
            destroyed: ``retain`` or ``destroy``.
        termination_protection: Whether CloudFormation refuses to delete the stacks.
        off_hours: When services stop and start, such as a test environment at night; those that
            work on a queue run when there is work, daemons always, and those with
            ``scheduled_scaling`` by their own times. Omitted: nothing stops.
        services: The services, by name; a name is at most 24 of a-z, 0-9 and ``-``.
        express: Web applications in ECS Express Mode, by name. Omitted: none.
        external: Services on machines outside AWS, by name. Omitted: none.
        tasks: Tasks that run at given times, once before services, or by hand, by name.
    """

    name: Annotated[str, AfterValidator(environment_name)]
    description: str | None = None
    region: Annotated[str, AfterValidator(known_region)]
    account: Annotated[str, AfterValidator(field_rules.account)] | None = None
    posture: Annotated[
        str, AfterValidator(known_posture), Field(json_schema_extra={"enum": [*POSTURES]})
    ]
    tags: Annotated[Mapping[str, str], AfterValidator(field_rules.tags)]
    network: NetworkSettings = NetworkSettings()
    cluster: ClusterSettings = ClusterSettings()
    load_balancer: LoadBalancerSettings = LoadBalancerSettings()
    internal_load_balancer: InternalLoadBalancerSettings | None = None
    balancer_record: Mapping[str, Mapping[str, int]] = Field(default_factory=dict)
    network_load_balancer: NetworkLoadBalancerSettings | None = None
    cdn: CdnSettings | None = None
    dns: DnsSettings = DnsSettings()
    registry: RegistrySettings = RegistrySettings()
    storage: StorageSettings = StorageSettings()
    iam: IamSettings = IamSettings()
    deployer: DeployerSettings | None = None
    alarms: AlarmSettings | None = None
    dashboard: bool = False
    logs: LogSettings = LogSettings()
    encryption: Literal["customer-key", "aws-owned"] = "customer-key"
    removal: Literal["retain", "destroy"] = "retain"
    termination_protection: bool = True
    off_hours: OffHours | None = None
    services: Mapping[ServiceName, ServiceSettings] = Field(default_factory=dict)
    express: Mapping[ServiceName, ExpressSettings] = Field(default_factory=dict)
    external: Mapping[ServiceName, ExternalSettings] = Field(default_factory=dict)
    tasks: Mapping[Annotated[str, AfterValidator(_task)], TaskSettings] = Field(
        default_factory=dict
    )

    @cached_property
    def balancer_plan(self) -> BalancerPlan:
        """Which routes are on which load balancer."""
        sections = {MAIN: self.load_balancer, INTERNAL: self.internal_load_balancer}
        return BalancerPlan.of(self.services, sections, self.balancer_record)

    @property
    def availability_zones(self) -> list[str]:
        """Full names of the zones, such as ``eu-west-1a``."""
        return [f"{self.region}{letter}" for letter in self.network.zones]

    def strategy_of(self, name: str) -> list[Provider]:
        """Return the capacities that run a service or a task.

        Args:
            name: Its name.

        Raises:
            InvalidInputError: It chooses what the cluster does not have, or what does not mix.
        """
        wanted = self.named[name].capacity
        if not wanted:
            return self.cluster.capacity.default
        where = f"{'.'.join(map(str, self.place_of(name)))}.capacity"
        return chosen_strategy(where, self.cluster.capacity.providers, wanted)

    def architecture_of(self, name: str) -> Architecture:
        """Return the processor of the tasks, and so of the image.

        Args:
            name: Name of a service or a task.
        """
        of_instances = architecture_of(f"{name}.capacity", self.strategy_of(name))
        size = self.named[name].size
        own = size.architecture if size else None
        return own or of_instances or DEFAULT_ARCHITECTURE

    def size_of(self, name: str) -> TaskSize:
        """Return the size of the tasks, also where it is not written.

        Args:
            name: Name of a service or a task.

        Raises:
            InvalidInputError: It does not hold its containers.
        """
        settings = self.named[name]
        proxy = (PROXY_SHARE,) if name in connected(self.services) else ()
        shares = (*settings.shares, *proxy)
        return shared_size(settings.size, settings.container.share, shares)[0]
