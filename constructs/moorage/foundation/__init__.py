"""What services share and what lives long: network, image registry, cluster, load balancer."""

from moorage.foundation.block_public_access import BlockPublicAccess
from moorage.foundation.certificate import Certificate
from moorage.foundation.cloudfront_origin import CloudFrontOrigin
from moorage.foundation.cluster import Cluster
from moorage.foundation.cluster_events import ClusterEvents
from moorage.foundation.delegated_zone import DelegatedZone
from moorage.foundation.deployer_role import DeployerRole
from moorage.foundation.distribution import Distribution
from moorage.foundation.ec2_capacity import Ec2Capacity
from moorage.foundation.encryption_key import EncryptionKey
from moorage.foundation.existing_subnets import ExistingSubnets
from moorage.foundation.existing_vpc import ExistingVpc
from moorage.foundation.external_instances import ExternalInstances
from moorage.foundation.fargate_capacity import FargateCapacity
from moorage.foundation.fargate_spot_capacity import FargateSpotCapacity
from moorage.foundation.file_system import FileSystem
from moorage.foundation.image_repository import ImageRepository
from moorage.foundation.isolated_with_endpoints import IsolatedWithEndpoints
from moorage.foundation.listener_answer import ListenerAnswer
from moorage.foundation.load_balancer import LoadBalancer
from moorage.foundation.managed_instances_capacity import ManagedInstancesCapacity
from moorage.foundation.managed_policies import ManagedPolicies
from moorage.foundation.message_queue import MessageQueue
from moorage.foundation.network import Network
from moorage.foundation.network_load_balancer import NetworkLoadBalancer
from moorage.foundation.private_with_nat import PrivateWithNat
from moorage.foundation.public_only import PublicOnly
from moorage.foundation.role_defaults import limit_roles, place_roles
from moorage.foundation.task_network_acl import TaskNetworkAcl
from moorage.foundation.task_subnets import TaskSubnets
from moorage.foundation.test_listener import TestListener
from moorage.foundation.web_acl import WebAcl
from moorage.foundation.zoned_stack import ZonedStack

__all__ = [
    "BlockPublicAccess",
    "Certificate",
    "CloudFrontOrigin",
    "Cluster",
    "ClusterEvents",
    "DelegatedZone",
    "DeployerRole",
    "Distribution",
    "Ec2Capacity",
    "EncryptionKey",
    "ExistingSubnets",
    "ExistingVpc",
    "ExternalInstances",
    "FargateCapacity",
    "FargateSpotCapacity",
    "FileSystem",
    "ImageRepository",
    "IsolatedWithEndpoints",
    "ListenerAnswer",
    "LoadBalancer",
    "ManagedInstancesCapacity",
    "ManagedPolicies",
    "MessageQueue",
    "Network",
    "NetworkLoadBalancer",
    "PrivateWithNat",
    "PublicOnly",
    "TaskNetworkAcl",
    "TaskSubnets",
    "TestListener",
    "WebAcl",
    "ZonedStack",
    "limit_roles",
    "place_roles",
]
