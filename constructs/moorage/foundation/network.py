"""The VPC of an environment: subnets, the way out, flow logs."""

from collections.abc import Sequence

from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_iam as iam
from aws_cdk import aws_logs as logs
from constructs import Construct

from moorage.foundation.log_group import make_log_group
from moorage.foundation.network_preset import NetworkPreset
from moorage.foundation.private_with_nat import PrivateWithNat
from moorage.foundation.service_trust import service_trust
from moorage.values.address_plan import check_address_plan
from moorage.values.log_settings import LogSettings


class Network(Construct):
    """Give services a place to run: a VPC of one of a few proven shapes.

    Use it once per environment. Flow logs are on, the default security group is closed, and zones
    are named rather than looked up (in a stack with a concrete account, derive that stack from
    :class:`moorage.foundation.zoned_stack.ZonedStack`).

    Args:
        preset: The shape: ``PrivateWithNat(...)``, ``PublicOnly()``,
            ``IsolatedWithEndpoints(...)`` or ``ExistingVpc(vpc=...)``.
        cidr: The VPC's IPv4 range. Six zones' worth of subnets are laid out in it. An existing VPC
            keeps its own.
        zones: Full zone names, at least two. Omitted: the first two of the stack.
        logs: How long flow logs are kept.

    Raises:
        InvalidInputError: The range is not usable, or too small for the zones.

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
        cidr: str = "10.0.0.0/16",
        zones: Sequence[str] | None = None,
        logs: LogSettings = LogSettings(),
    ) -> None:
        super().__init__(scope, id)
        check_address_plan("Network.cidr", cidr)
        parts = preset.build(self, cidr=cidr, zones=zones)
        self.vpc: ec2.IVpc = parts.vpc
        self.task_subnets = parts.task_subnets
        self.load_balancer_subnets = parts.load_balancer_subnets
        if parts.owned:
            self._add_flow_logs(make_log_group(self, "FlowLogs", logs))

    def _add_flow_logs(self, group: logs.ILogGroup) -> None:
        # Trust as AWS documents it for flow logs:
        # https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html
        role = iam.Role(
            self,
            "FlowLogRole",
            description="Lets VPC flow logs write to their log group",
            assumed_by=service_trust(
                self, "vpc-flow-logs.amazonaws.com", source="ec2:vpc-flow-log/*"
            ),
        )
        self.vpc.add_flow_log(
            "FlowLog",
            destination=ec2.FlowLogDestination.to_cloud_watch_logs(group, role),
            traffic_type=ec2.FlowLogTrafficType.ALL,
        )
