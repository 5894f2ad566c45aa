"""What services share and what lives long: network, image registry, cluster, load balancer."""

from moorage.foundation.cluster import Cluster
from moorage.foundation.existing_vpc import ExistingVpc
from moorage.foundation.fargate_capacity import FargateCapacity
from moorage.foundation.fargate_spot_capacity import FargateSpotCapacity
from moorage.foundation.image_repository import ImageRepository
from moorage.foundation.isolated_with_endpoints import IsolatedWithEndpoints
from moorage.foundation.load_balancer import LoadBalancer
from moorage.foundation.network import Network
from moorage.foundation.private_with_nat import PrivateWithNat
from moorage.foundation.public_only import PublicOnly
from moorage.foundation.task_subnets import TaskSubnets
from moorage.foundation.zoned_stack import ZonedStack

__all__ = [
    "Cluster",
    "ExistingVpc",
    "FargateCapacity",
    "FargateSpotCapacity",
    "ImageRepository",
    "IsolatedWithEndpoints",
    "LoadBalancer",
    "Network",
    "PrivateWithNat",
    "PublicOnly",
    "TaskSubnets",
    "ZonedStack",
]
