"""The VPC of an environment. Changes once in a blue moon."""

from collections.abc import Mapping

from aws_cdk import CfnWaitConditionHandle
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_kms as kms
from constructs import Construct

from moorage.config.environment_config import EnvironmentConfig
from moorage.config.exposure import needs_public_subnets
from moorage.config.needs import environment_needs
from moorage.foundation.block_public_access import BlockPublicAccess
from moorage.foundation.existing_subnets import ExistingSubnets
from moorage.foundation.isolated_with_endpoints import IsolatedWithEndpoints
from moorage.foundation.nat import Nat, NatInstance, NatPerZone, NoNat, OneNat, RegionalNat
from moorage.foundation.network import Network
from moorage.foundation.network_preset import NetworkPreset
from moorage.foundation.private_with_nat import PrivateWithNat
from moorage.foundation.public_only import PublicOnly
from moorage.foundation.task_network_acl import TaskNetworkAcl
from stacks.base_stack import BaseStack
from stacks.naming import removal_policy
from stacks.published import publish

_NAT: Mapping[str, Nat] = {
    "none": NoNat(),
    "one": OneNat(),
    "one-per-zone": NatPerZone(),
    "regional": RegionalNat(),
    "instance": NatInstance(),
}


class NetworkStack(BaseStack):
    """The :class:`Network` that ``network`` describes."""

    def __init__(
        self, scope: Construct, *, config: EnvironmentConfig, encryption_key: kms.IKey | None
    ) -> None:
        super().__init__(
            scope, "network", config=config, description=f"VPC of environment {config.name}"
        )
        self.network = Network(
            self,
            "Network",
            preset=_preset(config),
            addresses=config.network.addresses,
            zones=config.availability_zones,
            logs=config.logs,
            flow_logs=config.network.flow_logs,
            removal_policy=removal_policy(config),
            encryption_key=encryption_key,
        )
        if config.network.existing:
            # A stack needs a resource; this one is nothing, and everything is known by its id.
            CfnWaitConditionHandle(self, "Nothing")
            return
        _walls(self, config, self.network)
        vpc = self.network.vpc
        subnets = [*vpc.public_subnets, *vpc.private_subnets, *vpc.isolated_subnets]
        publish(self, vpc.vpc_id, vpc.vpc_cidr_block, *(subnet.subnet_id for subnet in subnets))
        joined = self.network.task_subnets.security_groups
        publish(self, *(subnet.subnet_id for subnet in self._task_range()))
        publish(self, *(group.security_group_id for group in joined))

    def _task_range(self) -> list[ec2.ISubnet]:
        return self.network.task_subnets.subnets.subnets or []


def _walls(scope: NetworkStack, config: EnvironmentConfig, network: Network) -> None:
    if config.network.network_acl == "restricted":
        TaskNetworkAcl(scope, "TaskNetworkAcl", network=network)
    if config.network.block_public_access != "none":
        mode = config.network.block_public_access
        BlockPublicAccess(scope, "BlockPublicAccess", network=network, mode=mode)


def _preset(config: EnvironmentConfig) -> NetworkPreset:
    network = config.network
    if network.existing:
        return ExistingSubnets(network=network.existing)
    if network.preset == "public-only":
        return PublicOnly()
    if network.preset == "isolated-with-endpoints":
        return IsolatedWithEndpoints(
            public_subnets=needs_public_subnets(config), services=environment_needs(config)
        )
    services = environment_needs(config) if network.endpoints == "needed" else ()
    return PrivateWithNat(nat=_NAT[network.nat], services=services)
