"""The ``cluster`` section."""

from typing import Literal

from moorage.config.strict_model import StrictModel
from moorage.values.capacity_mix import CapacityMix
from moorage.values.capacity_weights import CapacityWeights


class ClusterSettings(StrictModel):
    """The ECS cluster: what runs the tasks, and how closely it is watched.

    Args:
        capacity: What may run tasks: Fargate, Fargate Spot, EC2 instances, managed instances.
            Omitted: Fargate only.
        external_instances: Whether machines outside AWS may join the cluster, which run what
            ``external`` says.
        insights: Detail of CloudWatch Container Insights: ``enhanced`` measures every task and
            container, ``enabled`` the cluster and its services.
        events: Whether the reasons why tasks stopped, and the steps of deployments, are kept in a
            log group.
    """

    capacity: CapacityMix = CapacityMix(fargate=CapacityWeights())
    external_instances: bool = False
    insights: Literal["enhanced", "enabled"] = "enhanced"
    events: bool = False
