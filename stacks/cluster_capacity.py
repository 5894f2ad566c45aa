"""``cluster.capacity`` as the capacity of a cluster."""

from moorage.config.environment_config import EnvironmentConfig
from moorage.foundation.capacity import Capacity
from moorage.foundation.ec2_capacity import Ec2Capacity
from moorage.foundation.fargate_capacity import FargateCapacity
from moorage.foundation.fargate_spot_capacity import FargateSpotCapacity
from moorage.foundation.managed_instances_capacity import ManagedInstancesCapacity
from stacks.fields import arguments_of


def capacity_of(config: EnvironmentConfig) -> list[Capacity]:
    """Return the capacity of the cluster.

    Args:
        config: The environment.
    """
    mix = config.cluster.capacity
    capacity: list[Capacity] = []
    if mix.fargate:
        capacity.append(FargateCapacity(base=mix.fargate.base, weight=mix.fargate.weight))
    if mix.fargate_spot:
        spot = mix.fargate_spot
        capacity.append(FargateSpotCapacity(base=spot.base, weight=spot.weight))
    capacity += [Ec2Capacity(name=name, **arguments_of(group)) for name, group in mix.ec2.items()]
    capacity += [
        ManagedInstancesCapacity(name=name, **arguments_of(nodes))
        for name, nodes in mix.managed_instances.items()
    ]
    return capacity
