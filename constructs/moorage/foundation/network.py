"""The VPC of an environment: subnets, the way out, flow logs."""

from collections.abc import Sequence

from aws_cdk import RemovalPolicy
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_kms as kms
from constructs import Construct

from moorage.foundation.flow_logs import add_flow_logs
from moorage.foundation.network_preset import NetworkPreset
from moorage.foundation.private_with_nat import PrivateWithNat
from moorage.values.flow_log_settings import FlowLogSettings
from moorage.values.log_settings import LogSettings
from moorage.values.vpc_addresses import VpcAddresses


class Network(Construct):
    """Give services a place to run: a VPC of one of a few proven shapes.

    Use it once per environment. Flow logs are on, the default security group is closed, and zones
    are named rather than looked up (in a stack with a concrete account, derive that stack from
    :class:`moorage.foundation.zoned_stack.ZonedStack`).

    Args:
        preset: The shape: ``PrivateWithNat(...)``, ``PublicOnly()``,
            ``IsolatedWithEndpoints(...)``, ``ExistingVpc(vpc=...)`` or ``ExistingSubnets(...)``.
        addresses: The VPC's addresses. Six zones' worth of subnets are laid out in them. An
            existing VPC keeps its own.
        zones: Full zone names, at least two. Omitted: the first two of the stack.
        logs: How long flow logs are kept.
        flow_logs: Where flow logs go, and what is in them. An existing VPC has its owner's.
        removal_policy: What happens to flow logs in a bucket when the stack goes. Omitted: they
            stay.
        encryption_key: Customer key for flow logs. Omitted: a key that AWS owns.

    Raises:
        InvalidInputError: The subnets of an existing VPC do not go with the zones.

    Example:
        >>> network = Network(stack, "Network", preset=PublicOnly())
        >>> cluster = Cluster(stack, "Cluster", vpc=network.vpc)
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        preset: NetworkPreset = PrivateWithNat(),
        addresses: VpcAddresses = VpcAddresses(),
        zones: Sequence[str] | None = None,
        logs: LogSettings = LogSettings(),
        flow_logs: FlowLogSettings = FlowLogSettings(),
        removal_policy: RemovalPolicy = RemovalPolicy.RETAIN,
        encryption_key: kms.IKey | None = None,
    ) -> None:
        super().__init__(scope, id)
        parts = preset.build(self, addresses=addresses, zones=zones)
        self.vpc: ec2.IVpc = parts.vpc
        self.owned = parts.owned
        self.ranges = [parts.vpc.vpc_cidr_block]
        if parts.owned:
            # The range itself where it is known, because judges of templates read no attributes.
            self.ranges = [addresses.known_cidr or parts.vpc.vpc_cidr_block]
            self.ranges += filter(None, [addresses.secondary_cidr])
        self.task_subnets = parts.task_subnets
        self.load_balancer_subnets = parts.load_balancer_subnets
        self.internal_subnets = parts.internal_subnets or parts.task_subnets.subnets
        if parts.owned:
            add_flow_logs(
                self,
                self.vpc,
                flow_logs,
                logs=logs,
                removal_policy=removal_policy,
                key=encryption_key,
            )
