"""The VPC of an environment. Changes once in a blue moon."""

from collections.abc import Mapping

from constructs import Construct

from moorage.config.environment_config import EnvironmentConfig
from moorage.foundation.isolated_with_endpoints import IsolatedWithEndpoints
from moorage.foundation.nat import Nat, NatPerZone, NoNat, OneNat, RegionalNat
from moorage.foundation.network import Network
from moorage.foundation.network_preset import NetworkPreset
from moorage.foundation.private_with_nat import PrivateWithNat
from moorage.foundation.public_only import PublicOnly
from stacks.base_stack import BaseStack
from stacks.published import publish

_NAT: Mapping[str, Nat] = {
    "none": NoNat(),
    "one": OneNat(),
    "one-per-zone": NatPerZone(),
    "regional": RegionalNat(),
}


class NetworkStack(BaseStack):
    """The :class:`Network` that ``network`` describes."""

    def __init__(self, scope: Construct, *, config: EnvironmentConfig) -> None:
        super().__init__(
            scope, "network", config=config, description=f"VPC of environment {config.name}"
        )
        self.network = Network(
            self,
            "Network",
            preset=_preset(config),
            cidr=config.network.cidr,
            zones=config.availability_zones,
            logs=config.logs,
        )
        vpc = self.network.vpc
        subnets = [*vpc.public_subnets, *vpc.private_subnets, *vpc.isolated_subnets]
        publish(self, vpc.vpc_id, vpc.vpc_cidr_block, *(subnet.subnet_id for subnet in subnets))


def _preset(config: EnvironmentConfig) -> NetworkPreset:
    network = config.network
    if network.preset == "public-only":
        return PublicOnly()
    if network.preset == "isolated-with-endpoints":
        internet_facing = config.load_balancer.scheme == "internet-facing"
        return IsolatedWithEndpoints(public_subnets=internet_facing)
    return PrivateWithNat(nat=_NAT[network.nat])
