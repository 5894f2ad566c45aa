"""The capacity of a workload that was given none."""

from aws_cdk import aws_ecs as ecs
from constructs import Construct

from moorage.foundation.capacity import ServiceCapacity


def fargate_only(scope: Construct, cluster: ecs.ICluster) -> ServiceCapacity:
    """Return the capacity of a workload that was given none.

    A strategy may name only what is associated with the cluster
    (https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html), which
    Fargate is with no cluster that was not told so. A cluster of the same app is told here, and
    outlives the workload; one that was imported has to know it already.

    Args:
        scope: The workload.
        cluster: Where it runs.
    """
    if isinstance(cluster, ecs.Cluster):
        cluster.enable_fargate_capacity_providers()
        scope.node.add_dependency(cluster)
    strategy = [ecs.CapacityProviderStrategy(capacity_provider="FARGATE", weight=1)]
    return ServiceCapacity(strategy)
