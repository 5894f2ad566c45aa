"""One Network Load Balancer whose ports many services share."""

from collections.abc import Sequence

from aws_cdk import RemovalPolicy, Stack
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_elasticloadbalancingv2 as elbv2
from aws_cdk import aws_kms as kms
from constructs import Construct

from moorage.errors import InvalidInputError
from moorage.foundation.load_balancer_security_group import LoadBalancerSecurityGroup
from moorage.foundation.log_bucket import make_log_bucket
from moorage.foundation.log_delivery import allow_bucket, allow_key
from moorage.foundation.selected_subnets import selected_subnets
from moorage.values.log_settings import LogSettings

_PREFIX = "network"


class NetworkLoadBalancer(Construct):
    """Take TCP, UDP and TLS connections and hand them to services by port.

    Use it for what is not HTTP, or where clients need addresses that never change. It has no
    listener of its own and lets nobody in: each service adds its port, and who may connect to it,
    in its own stack (:class:`moorage.features.network_route.NetworkRoute`). AWS writes access logs
    for TLS listeners alone
    (https://docs.aws.amazon.com/elasticloadbalancing/latest/network/enable-access-logs.html); what
    comes through others is seen in the flow logs of the VPC.

    Args:
        vpc: Where it stands.
        subnets: Its subnets, one in each zone. Omitted: public ones for an internet-facing load
            balancer, private ones otherwise.
        internet_facing: Stand in public subnets with public addresses.
        static_addresses: Make an Elastic IP address for each subnet, which stays when the load
            balancer is replaced. Only for an internet-facing one.
        allocation_ids: Elastic IP addresses that exist, by allocation id, one for each subnet in
            their order. Omitted: none.
        cross_zone: Send connections to the tasks of every zone, not only the receiving one; AWS
            charges for traffic between zones.
        zonal_shift: Let Amazon Application Recovery Controller move traffic away from a zone.
        dual_stack: Also answer on IPv6 addresses; its subnets must have some.
        deletion_protection: Refuse to be deleted until this is turned off.
        logs: How long access logs are kept.
        encryption_key: Customer key for the access logs. Omitted: a key that S3 manages.
        removal_policy: What happens to access logs and Elastic IP addresses when the stack goes.

    Raises:
        InvalidInputError: Static addresses without the internet, twice, or not one for each subnet.

    Example:
        >>> front = NetworkLoadBalancer(stack, "Tcp", vpc=vpc, static_addresses=True)
        >>> reason = "the broker ends TLS itself"
        >>> route = NetworkRoute(
        ...     load_balancer=front.load_balancer, port=8883, protocol="tcp", passthrough=reason
        ... )
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        vpc: ec2.IVpc,
        subnets: ec2.SubnetSelection | None = None,
        internet_facing: bool = True,
        static_addresses: bool = False,
        allocation_ids: Sequence[str] = (),
        cross_zone: bool = True,
        zonal_shift: bool = True,
        dual_stack: bool = False,
        deletion_protection: bool = True,
        logs: LogSettings = LogSettings(),
        encryption_key: kms.IKey | None = None,
        removal_policy: RemovalPolicy = RemovalPolicy.RETAIN,
    ) -> None:
        super().__init__(scope, id)
        _check_addresses(
            internet_facing=internet_facing, made=static_addresses, given=allocation_ids
        )
        group = LoadBalancerSecurityGroup(
            self,
            "SecurityGroup",
            vpc=vpc,
            ports=[],
            cidrs=None,
            internet_facing=internet_facing,
        )
        self.security_group = group.security_group
        self._vpc, self._subnets = vpc, subnets or _default_subnets(internet_facing=internet_facing)
        mappings = self._mappings(static_addresses, allocation_ids, removal_policy)
        self.load_balancer = elbv2.NetworkLoadBalancer(
            self,
            "LoadBalancer",
            vpc=vpc,
            vpc_subnets=None if mappings else self._subnets,
            subnet_mappings=mappings or None,
            internet_facing=internet_facing,
            security_groups=[group.security_group],
            cross_zone_enabled=cross_zone,
            zonal_shift=zonal_shift,
            ip_address_type=elbv2.IpAddressType.DUAL_STACK if dual_stack else None,
            # Without it a dual-stack load balancer takes no UDP listener, whoever adds it later:
            # https://docs.aws.amazon.com/elasticloadbalancing/latest/network/create-network-load-balancer.html
            enable_prefix_for_ipv6_source_nat=True if dual_stack else None,
            deletion_protection=deletion_protection,
        )
        self._log_to(logs, encryption_key, removal_policy)

    def _mappings(
        self, made: bool, given: Sequence[str], removal_policy: RemovalPolicy
    ) -> list[elbv2.SubnetMapping]:
        if not made and not given:
            return []
        subnets = selected_subnets(self._vpc, self._subnets)
        if given and len(given) != len(subnets):
            raise InvalidInputError(
                "NetworkLoadBalancer.allocation_ids",
                f"must be one for each of its {len(subnets)} subnets",
                got=list(given),
                fix="write as many, in the order of the subnets",
            )
        ids = given or [
            self._address(number, removal_policy) for number in range(1, len(subnets) + 1)
        ]
        return [
            elbv2.SubnetMapping(subnet=subnet, allocation_id=allocation)
            for subnet, allocation in zip(subnets, ids, strict=True)
        ]

    def _address(self, number: int, removal_policy: RemovalPolicy) -> str:
        address = ec2.CfnEIP(self, f"Address{number}", domain="vpc")
        # Others have written it into their firewalls.
        address.apply_removal_policy(removal_policy)
        return address.attr_allocation_id

    def _log_to(
        self, logs: LogSettings, key: kms.IKey | None, removal_policy: RemovalPolicy
    ) -> None:
        stack = Stack.of(self)
        if key is not None:
            allow_key(stack, key, sid="NetworkLoadBalancerLogDelivery")
        bucket = make_log_bucket(self, "Logs", logs=logs, removal_policy=removal_policy, key=key)
        # `log_access_logs` needs a concrete region: https://github.com/aws/aws-cdk/issues/25007
        allow_bucket(stack, bucket, prefix=_PREFIX)
        self.load_balancer.set_attribute("access_logs.s3.enabled", "true")
        self.load_balancer.set_attribute("access_logs.s3.bucket", bucket.bucket_name)
        self.load_balancer.set_attribute("access_logs.s3.prefix", _PREFIX)
        # ELB tests the bucket when the attribute is set, so the policy must be there first.
        if bucket.policy:
            self.load_balancer.node.add_dependency(bucket.policy)


def _default_subnets(*, internet_facing: bool) -> ec2.SubnetSelection:
    public, private = ec2.SubnetType.PUBLIC, ec2.SubnetType.PRIVATE_WITH_EGRESS
    return ec2.SubnetSelection(subnet_type=public if internet_facing else private)


def _check_addresses(*, internet_facing: bool, made: bool, given: Sequence[str]) -> None:
    where = "allocation_ids" if given else "static_addresses"
    if (made or given) and not internet_facing:
        raise InvalidInputError(
            f"NetworkLoadBalancer.{where}",
            "Elastic IP addresses are public, and the load balancer is internal",
            fix="remove it, or pass internet_facing=True",
        )
    if made and given:
        raise InvalidInputError(
            "NetworkLoadBalancer.static_addresses",
            "addresses are given, so that none are made",
            got=made,
            fix="remove it, or allocation_ids",
        )
