"""A network that somebody else made, by the ids of its parts."""

from collections.abc import Sequence
from dataclasses import dataclass

from aws_cdk import Annotations
from aws_cdk import aws_ec2 as ec2
from constructs import Construct

from moorage.errors import InvalidInputError
from moorage.foundation.network_preset import NetworkParts
from moorage.foundation.task_subnets import TaskSubnets
from moorage.values.existing_network import ExistingNetwork
from moorage.values.reach import Reach
from moorage.values.vpc_addresses import VpcAddresses

_TASKS, _BALANCER = "Tasks", "LoadBalancer"


@dataclass(frozen=True, kw_only=True)
class ExistingSubnets:
    """Use a VPC and its subnets by their ids, without asking an account; nothing is added to them.

    For a look-up, which needs credentials at synth time, pass what ``ec2.Vpc.from_lookup`` returns
    to :class:`moorage.foundation.existing_vpc.ExistingVpc`.

    Args:
        network: The ids. Subnets shared with AWS RAM are fine.

    Raises:
        InvalidInputError: The zones are not given, or are not as many as the subnets.

    Example:
        >>> ids = ("subnet-0123456789abcdef0", "subnet-0123456789abcdef1")
        >>> there = ExistingNetwork(vpc_id="vpc-0a1b2c3d", cidr="10.0.0.0/16", task_subnets=ids)
        >>> zones = ["eu-west-1a", "eu-west-1b"]
        >>> network = Network(stack, "Net", preset=ExistingSubnets(network=there), zones=zones)
        >>> network.vpc.vpc_id
        'vpc-0a1b2c3d'
    """

    network: ExistingNetwork

    def build(
        self,
        scope: Construct,
        *,
        addresses: VpcAddresses,  # noqa: ARG002 - the contract of a preset
        zones: Sequence[str] | None,
    ) -> NetworkParts:
        """Import the VPC with its subnets."""
        if zones is None:
            fix = "name the zones of the subnets, in their order"
            raise InvalidInputError("Network.zones", "is required with ExistingSubnets", fix=fix)
        self.network.check_zones("ExistingSubnets.network", len(zones))
        vpc = self._import(scope, zones)
        tasks = ec2.SubnetSelection(subnet_group_name=_TASKS)
        balancer = tasks if self.network.reach == "public" else None
        if self.network.load_balancer_subnets:
            balancer = ec2.SubnetSelection(subnet_group_name=_BALANCER)
        reach = self.network.reach
        return NetworkParts(
            vpc=vpc,
            task_subnets=TaskSubnets(
                subnets=tasks,
                assign_public_ip=reach == "public",
                reach=Reach(group=f"the existing {reach} subnets", internet=reach != "isolated"),
            ),
            load_balancer_subnets=balancer,
            owned=False,
        )

    def _import(self, scope: Construct, zones: Sequence[str]) -> ec2.IVpc:
        network = self.network
        public = {_BALANCER: network.load_balancer_subnets}
        if network.reach == "public":
            public[_TASKS] = network.task_subnets
        ids = [id for group in public.values() for id in group]
        names = [name for name, group in public.items() if group]
        tasks = list(network.task_subnets)
        vpc = ec2.Vpc.from_vpc_attributes(
            scope,
            "Vpc",
            vpc_id=network.vpc_id,
            vpc_cidr_block=network.cidr,
            availability_zones=list(zones),
            public_subnet_ids=ids or None,
            public_subnet_names=names if ids else None,
            private_subnet_ids=tasks if network.reach == "nat" else None,
            private_subnet_names=[_TASKS] if network.reach == "nat" else None,
            isolated_subnet_ids=tasks if network.reach == "isolated" else None,
            isolated_subnet_names=[_TASKS] if network.reach == "isolated" else None,
        )
        for subnet in [*vpc.public_subnets, *vpc.private_subnets, *vpc.isolated_subnets]:
            Annotations.of(subnet).acknowledge_warning(
                "@aws-cdk/aws-ec2:noSubnetRouteTableId", "No route is added to an existing subnet."
            )
        return vpc
