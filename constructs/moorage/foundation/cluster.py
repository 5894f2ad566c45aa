"""The ECS cluster: its capacity, its metrics, its audit log."""

from collections.abc import Mapping, Sequence

from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_kms as kms
from constructs import Construct

from moorage.foundation.capacity import Capacity, ServiceCapacity
from moorage.foundation.fargate_capacity import FargateCapacity
from moorage.foundation.log_group import make_log_group
from moorage.foundation.task_subnets import TaskSubnets
from moorage.values.capacity_strategy import (
    Provider,
    architecture_of,
    chosen_strategy,
    default_strategy,
    operating_system_of,
)
from moorage.values.capacity_weights import CapacityWeights
from moorage.values.log_settings import LogSettings


class Cluster(Construct):
    """Hold services and the capacity they run on.

    Container Insights is on, and every ECS Exec session is written to a log group. Hand
    :attr:`capacity` to each service, so that it follows this cluster's strategy and is deleted
    before the association of the capacity providers.

    Args:
        vpc: Where the cluster's tasks run.
        capacity: Sources of compute. The first one, and those of its kind, architecture and
            operating system, are the default strategy; services choose others by name.
        task_subnets: Where instances of EC2 capacity run; take ``Network.task_subnets``. Omitted:
            the private subnets with egress.
        enhanced_insights: Also report metrics per task and container, at a higher price
            (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/ContainerInsights.html).
        logs: How long the record of ECS Exec sessions is kept.
        encryption_key: Customer key for these sessions and their record. Omitted: a key that AWS
            owns, and TLS alone on the way.

    Raises:
        InvalidInputError: No capacity, two of one name, or a base on more than one.

    Example:
        >>> cluster = Cluster(stack, "Cluster", vpc=vpc)
        >>> [part.capacity_provider for part in cluster.capacity.strategy]
        ['FARGATE']
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        vpc: ec2.IVpc,
        capacity: Sequence[Capacity] = (FargateCapacity(),),
        task_subnets: TaskSubnets | None = None,
        enhanced_insights: bool = True,
        logs: LogSettings = LogSettings(),
        encryption_key: kms.IKey | None = None,
    ) -> None:
        super().__init__(scope, id)
        insights = ecs.ContainerInsights
        self.exec_log_group = make_log_group(self, "ExecLogs", logs, encryption_key)
        self.ecs_cluster = ecs.Cluster(
            self,
            "Cluster",
            vpc=vpc,
            container_insights_v2=insights.ENHANCED if enhanced_insights else insights.ENABLED,
            execute_command_configuration=ecs.ExecuteCommandConfiguration(
                kms_key=encryption_key,
                logging=ecs.ExecuteCommandLogging.OVERRIDE,
                log_configuration=ecs.ExecuteCommandLogConfiguration(
                    cloud_watch_log_group=self.exec_log_group,
                    cloud_watch_encryption_enabled=True if encryption_key else None,
                ),
            ),
        )
        self._providers = [source.provider for source in capacity]
        default = default_strategy("Cluster.capacity", self._providers)
        place = task_subnets or TaskSubnets()
        self._bound = {
            source.provider.name: source.bind(self, self.ecs_cluster, place=place)
            for source in capacity
        }
        self._association = self._associate(default)
        self.capacity = self._for_service("Cluster.capacity", default)

    def choose(self, wanted: Mapping[str, CapacityWeights]) -> ServiceCapacity:
        """Return the capacity of a service that shall not follow the cluster's default strategy.

        Args:
            wanted: Base and weight by name of a capacity of this cluster, such as
                ``{"fargate_spot": CapacityWeights()}``.

        Raises:
            InvalidInputError: A name is unknown, kinds are mixed, or two have a base.

        Example:
            >>> both = [FargateCapacity(), FargateSpotCapacity()]
            >>> cluster = Cluster(stack, "Cluster", vpc=vpc, capacity=both)
            >>> spot = cluster.choose({"fargate_spot": CapacityWeights()})
            >>> [part.capacity_provider for part in spot.strategy]
            ['FARGATE_SPOT']
        """
        where = "Cluster.choose"
        return self._for_service(where, chosen_strategy(where, self._providers, wanted))

    def _for_service(self, where: str, chosen: Sequence[Provider]) -> ServiceCapacity:
        bound = [self._bound[one.name] for one in chosen]
        depends_on = [resource for one in bound for resource in one.depends_on]
        if self._association:
            depends_on.append(self._association)
        return ServiceCapacity(
            [self._part(one) for one in chosen],
            depends_on=depends_on,
            kind=chosen[0].kind,
            architecture=architecture_of(where, chosen),
            operating_system=operating_system_of(where, chosen),
            instance_types=[name for one in chosen for name in one.instance_types],
            needs=sorted({need for one in chosen for need in one.needs}),
        )

    def _part(self, one: Provider) -> ecs.CapacityProviderStrategy:
        return ecs.CapacityProviderStrategy(
            capacity_provider=self._bound[one.name].capacity_provider,
            base=one.base or None,
            weight=one.weight,
        )

    def _associate(
        self, default: Sequence[Provider]
    ) -> ecs.CfnClusterCapacityProviderAssociations | None:
        listed = [one.capacity_provider for one in self._bound.values() if one.associated]
        if not listed:
            return None
        part = ecs.CfnClusterCapacityProviderAssociations.CapacityProviderStrategyProperty
        # The L2 adds its association at synth time, too late for a service to depend on it.
        return ecs.CfnClusterCapacityProviderAssociations(
            self,
            "CapacityProviders",
            cluster=self.ecs_cluster.cluster_name,
            capacity_providers=listed,
            default_capacity_provider_strategy=[
                part(
                    capacity_provider=self._bound[one.name].capacity_provider,
                    base=one.base or None,
                    weight=one.weight,
                )
                for one in default
                if self._bound[one.name].associated
            ],
        )
