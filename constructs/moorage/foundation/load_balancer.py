"""One Application Load Balancer that many services share."""

from collections.abc import Sequence

from aws_cdk import RemovalPolicy
from aws_cdk import aws_certificatemanager as acm
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_elasticloadbalancingv2 as elbv2
from aws_cdk import aws_wafv2 as wafv2
from constructs import Construct

from moorage.errors import InvalidInputError
from moorage.foundation.access_log_bucket import AccessLogBucket
from moorage.foundation.acknowledge import acknowledge
from moorage.foundation.listeners import http_listener, https_listener, redirect_listener
from moorage.foundation.load_balancer_security_group import LoadBalancerSecurityGroup
from moorage.values.balancer_logs import BalancerLogs
from moorage.values.balancer_tuning import BalancerTuning
from moorage.values.log_settings import LogSettings
from moorage.values.tls_settings import TlsSettings


class LoadBalancer(Construct):
    """Take requests from the world, or from the VPC, and hand them to services by route.

    What no route matches gets an empty 404. Access logs, strict request parsing and deletion
    protection are on. With a certificate the listener is HTTPS and nothing else is open.

    Args:
        vpc: Where it stands.
        subnets: Its subnets, in two zones at least. Omitted: public ones for an internet-facing
            load balancer, private ones otherwise.
        internet_facing: Stand in public subnets with public addresses.
        certificates: TLS certificates; each host gets the one that covers it, any other the first
            (SNI). Omitted: HTTP only, and ``allow_http`` must say why.
        tls: What a client needs for HTTPS, and what it is told: policy, redirect from port 80,
            HSTS, certificates of clients. Only with ``certificates``.
        allow_http: The reason why requests may travel unencrypted. Required without a certificate.
        ingress_cidrs: IPv4 ranges that may connect, or an empty list for nobody. Omitted: everyone
            if internet-facing, otherwise the VPC.
        ingress_prefix_lists: Ids of prefix lists whose ranges may connect; with some, and without
            ingress_cidrs, nobody else does. Omitted: none.
        web_acl_arn: ARN of a regional AWS WAF web ACL that looks at every request first, such as
            ``WebAcl(...).arn``. Omitted: none.
        https_outbound: Let it open HTTPS connections, for logins at identity providers, whose
            addresses are not known.
        dual_stack: Also answer on IPv6 addresses; its subnets must have some.
        deletion_protection: Refuse to be deleted until this is turned off.
        tuning: Timeouts, headers, zonal shift, capacity. Omitted: as AWS has them.
        logs: How long its logs are kept.
        further_logs: What is logged besides requests.
        removal_policy: What happens to the logs when the stack goes.

    Raises:
        InvalidInputError: Neither a certificate nor a reason, or both; settings of HTTPS without
            a certificate.

    Example:
        >>> reason = "internal demo without a domain"
        >>> front = LoadBalancer(stack, "Front", vpc=vpc, allow_http=reason)
        >>> route = HttpRoute(listener=front.listener, priority=10, path="/api/*")
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        vpc: ec2.IVpc,
        subnets: ec2.SubnetSelection | None = None,
        internet_facing: bool = True,
        certificates: Sequence[acm.ICertificate] = (),
        allow_http: str | None = None,
        tls: TlsSettings = TlsSettings(),
        ingress_cidrs: Sequence[str] | None = None,
        ingress_prefix_lists: Sequence[str] = (),
        web_acl_arn: str | None = None,
        https_outbound: bool = False,
        dual_stack: bool = False,
        deletion_protection: bool = True,
        tuning: BalancerTuning | None = None,
        logs: LogSettings = LogSettings(),
        further_logs: BalancerLogs = BalancerLogs(),
        removal_policy: RemovalPolicy = RemovalPolicy.RETAIN,
    ) -> None:
        super().__init__(scope, id)
        _check_transport(certificates, allow_http, tls)
        group = LoadBalancerSecurityGroup(
            self,
            "SecurityGroup",
            vpc=vpc,
            ports=_ports(https=bool(certificates), redirect_http=tls.redirect_http),
            cidrs=ingress_cidrs,
            prefix_lists=ingress_prefix_lists,
            internet_facing=internet_facing,
            dual_stack=dual_stack,
            https_outbound=https_outbound,
        )
        self.load_balancer = elbv2.ApplicationLoadBalancer(
            self,
            "LoadBalancer",
            vpc=vpc,
            vpc_subnets=subnets,
            internet_facing=internet_facing,
            security_group=group.security_group,
            ip_address_type=elbv2.IpAddressType.DUAL_STACK if dual_stack else None,
            deletion_protection=deletion_protection,
            drop_invalid_header_fields=True,
            desync_mitigation_mode=elbv2.DesyncMitigationMode.STRICTEST,
            minimum_capacity_unit=tuning.minimum_capacity_units if tuning else None,
        )
        for key, value in tuning.attributes.items() if tuning else ():
            self.load_balancer.set_attribute(key, value)
        self.security_group = group.security_group
        self.dual_stack = dual_stack
        self.internet_facing = internet_facing
        self.certificates = tuple(certificates)
        self.tls = tls
        self.allow_http = allow_http
        bucket = AccessLogBucket(self, "Logs", logs=logs, removal_policy=removal_policy)
        bucket.receive_from(self.load_balancer, further_logs)
        self.listener = (
            https_listener(self, self.load_balancer, certificates, tls)
            if certificates
            else http_listener(self.load_balancer)
        )
        if allow_http and internet_facing:
            acknowledge(self.listener, "Moorage::MRG-107", allow_http)
        if tls.redirect_http:
            redirect_listener(self.load_balancer)
        if web_acl_arn:
            wafv2.CfnWebACLAssociation(
                self,
                "WebAclAssociation",
                web_acl_arn=web_acl_arn,
                resource_arn=self.load_balancer.load_balancer_arn,
            )
        self.url = (
            f"{'https' if certificates else 'http'}://{self.load_balancer.load_balancer_dns_name}"
        )


def _ports(*, https: bool, redirect_http: bool) -> list[int]:
    if not https:
        return [80]
    return [80, 443] if redirect_http else [443]


def _check_transport(
    certificates: Sequence[acm.ICertificate], allow_http: str | None, tls: TlsSettings
) -> None:
    if not certificates and not (allow_http and allow_http.strip()):
        raise InvalidInputError(
            "LoadBalancer.certificates",
            "without a certificate requests travel unencrypted",
            fix="pass certificates=[...], or say why that is fine in allow_http='<reason>'",
        )
    if certificates and allow_http:
        raise InvalidInputError(
            "LoadBalancer.allow_http",
            "goes without a certificate only",
            got=allow_http,
            fix="remove it: with a certificate nothing travels unencrypted",
        )
    if not certificates and tls != TlsSettings():
        raise InvalidInputError(
            "LoadBalancer.tls",
            "without a certificate there is no HTTPS to set",
            fix="pass certificates=[...], or leave tls out",
        )
