"""The ECS cluster: its capacity, its metrics, its audit log."""

from collections.abc import Sequence

from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_ecs as ecs
from constructs import Construct

from moorage.errors import InvalidInputError
from moorage.foundation.capacity import Capacity, ServiceCapacity
from moorage.foundation.fargate_capacity import FargateCapacity
from moorage.foundation.log_group import make_log_group
from moorage.values.log_settings import LogSettings


class Cluster(Construct):
    """Hold services and the capacity they run on.

    Container Insights is on, and every ECS Exec session is written to a log group. Hand
    :attr:`capacity` to each service, so that it follows this cluster's strategy and is deleted
    before the association of the capacity providers.

    Args:
        vpc: Where the cluster's tasks run.
        capacity: Sources of compute, together the default strategy. At most one has a base.
        enhanced_insights: Also report metrics per task and container, at a higher price
            (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/ContainerInsights.html).
        logs: How long the record of ECS Exec sessions is kept.

    Raises:
        InvalidInputError: No capacity, or a base on more than one.

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
        enhanced_insights: bool = True,
        logs: LogSettings = LogSettings(),
    ) -> None:
        super().__init__(scope, id)
        insights = ecs.ContainerInsights
        self.exec_log_group = make_log_group(self, "ExecLogs", logs)
        self.ecs_cluster = ecs.Cluster(
            self,
            "Cluster",
            vpc=vpc,
            container_insights_v2=insights.ENHANCED if enhanced_insights else insights.ENABLED,
            execute_command_configuration=ecs.ExecuteCommandConfiguration(
                logging=ecs.ExecuteCommandLogging.OVERRIDE,
                log_configuration=ecs.ExecuteCommandLogConfiguration(
                    cloud_watch_log_group=self.exec_log_group
                ),
            ),
        )
        strategy = [source.bind(self, self.ecs_cluster) for source in capacity]
        _check(strategy)
        self.capacity = ServiceCapacity(strategy, depends_on=[self._associate(strategy)])

    def _associate(
        self, strategy: Sequence[ecs.CapacityProviderStrategy]
    ) -> ecs.CfnClusterCapacityProviderAssociations:
        # The L2 adds its association at synth time, too late for a service to depend on it.
        return ecs.CfnClusterCapacityProviderAssociations(
            self,
            "CapacityProviders",
            cluster=self.ecs_cluster.cluster_name,
            capacity_providers=[part.capacity_provider for part in strategy],
            default_capacity_provider_strategy=[
                ecs.CfnClusterCapacityProviderAssociations.CapacityProviderStrategyProperty(
                    capacity_provider=part.capacity_provider, base=part.base, weight=part.weight
                )
                for part in strategy
            ],
        )


def _check(strategy: Sequence[ecs.CapacityProviderStrategy]) -> None:
    if not strategy:
        raise InvalidInputError(
            "Cluster.capacity", "needs at least one capacity", got=[], fix="add FargateCapacity()"
        )
    based = [part.capacity_provider for part in strategy if part.base]
    if len(based) > 1:
        # https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CapacityProviderStrategyItem.html
        raise InvalidInputError(
            "Cluster.capacity", "only one capacity may have a base", got=based, fix="keep one base"
        )
    if not any(part.weight for part in strategy):
        raise InvalidInputError(
            "Cluster.capacity", "one weight must be above 0", got=0, fix="set weight=1 on one"
        )
