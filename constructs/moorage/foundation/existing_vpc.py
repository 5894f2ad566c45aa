"""A network that somebody else made."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from aws_cdk import aws_ec2 as ec2
from constructs import Construct

from moorage.foundation.network_preset import NetworkParts
from moorage.foundation.task_subnets import TaskSubnets
from moorage.values.vpc_addresses import VpcAddresses


@dataclass(frozen=True, kw_only=True)
class ExistingVpc:
    """Wrap a VPC that exists; nothing is added to it, neither flow logs nor endpoints.

    Args:
        vpc: The VPC, made, imported or looked up by you.
        task_subnets: Where tasks run. Omitted: the private subnets with egress.
        load_balancer_subnets: Where an internet-facing load balancer stands. Omitted: the public
            subnets. ``None``: there are none.

    Example:
        >>> network = Network(stack, "Network", preset=ExistingVpc(vpc=vpc))
        >>> network.vpc is vpc
        True
    """

    vpc: ec2.IVpc
    task_subnets: TaskSubnets = field(default_factory=TaskSubnets)
    load_balancer_subnets: ec2.SubnetSelection | None = field(
        default_factory=lambda: ec2.SubnetSelection(subnet_type=ec2.SubnetType.PUBLIC)
    )

    def build(
        self,
        scope: Construct,  # noqa: ARG002 - the contract of a preset
        *,
        addresses: VpcAddresses,  # noqa: ARG002
        zones: Sequence[str] | None,  # noqa: ARG002
    ) -> NetworkParts:
        """Hand the given parts on."""
        return NetworkParts(
            vpc=self.vpc,
            task_subnets=self.task_subnets,
            load_balancer_subnets=self.load_balancer_subnets,
            owned=False,
        )
