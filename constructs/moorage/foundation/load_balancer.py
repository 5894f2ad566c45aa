"""One Application Load Balancer that many services share."""

from collections.abc import Sequence
from typing import cast

from aws_cdk import RemovalPolicy
from aws_cdk import aws_certificatemanager as acm
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_elasticloadbalancingv2 as elbv2
from aws_cdk import aws_wafv2 as wafv2
from constructs import Construct

from moorage.errors import InvalidInputError
from moorage.foundation.access_log_bucket import AccessLogBucket
from moorage.foundation.acknowledge import acknowledge
from moorage.foundation.load_balancer_security_group import LoadBalancerSecurityGroup
from moorage.values.log_settings import LogSettings


class LoadBalancer(Construct):
    """Take requests from the world, or from the VPC, and hand them to services by route.

    What no route matches gets an empty 404. Access logs, strict request parsing and deletion
    protection are on. With a certificate the listener is HTTPS and nothing else is open.

    Args:
        vpc: Where it stands.
        subnets: Its subnets, in two zones at least. Omitted: public ones for an internet-facing
            load balancer, private ones otherwise.
        internet_facing: Stand in public subnets with public addresses.
        certificates: TLS certificates; the first is the default. Omitted: HTTP only, and
            ``allow_http`` must say why.
        redirect_http: With a certificate, also listen on port 80 and redirect to HTTPS. Omitted:
            port 80 is closed, so that nobody sends a first request, cookies included, in the clear.
        allow_http: The reason why requests may travel unencrypted. Required without a certificate.
        ingress_cidrs: IPv4 ranges that may connect. Omitted: everyone if internet-facing, otherwise
            the VPC.
        web_acl_arn: ARN of a regional AWS WAF web ACL that looks at every request first, such as
            ``WebAcl(...).arn``. Omitted: none.
        dual_stack: Also answer on IPv6 addresses; its subnets must have some.
        deletion_protection: Refuse to be deleted until this is turned off.
        logs: How long access logs are kept.
        removal_policy: What happens to the access logs when the stack goes.

    Raises:
        InvalidInputError: Neither a certificate nor a reason, or both; a redirect to nowhere.

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
        redirect_http: bool = False,
        ingress_cidrs: Sequence[str] | None = None,
        web_acl_arn: str | None = None,
        dual_stack: bool = False,
        deletion_protection: bool = True,
        logs: LogSettings = LogSettings(),
        removal_policy: RemovalPolicy = RemovalPolicy.RETAIN,
    ) -> None:
        super().__init__(scope, id)
        _check_transport(certificates, allow_http, redirect_http=redirect_http)
        group = LoadBalancerSecurityGroup(
            self,
            "SecurityGroup",
            vpc=vpc,
            ports=_ports(https=bool(certificates), redirect_http=redirect_http),
            cidrs=ingress_cidrs,
            internet_facing=internet_facing,
            dual_stack=dual_stack,
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
        )
        self.security_group = group.security_group
        self._log_to(AccessLogBucket(self, "Logs", logs=logs, removal_policy=removal_policy))
        self.listener = self._https(certificates) if certificates else self._listen("Http", 80)
        if allow_http and internet_facing:
            acknowledge(self.listener, "Moorage::MRG-107", allow_http)
        if redirect_http:
            self.load_balancer.add_redirect(open=False)
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

    def _https(self, certificates: Sequence[acm.ICertificate]) -> elbv2.ApplicationListener:
        return self._listen(
            "Https",
            443,
            certificates=list(certificates),
            ssl_policy=elbv2.SslPolicy.TLS13_12_RES_PQ,
        )

    def _listen(
        self,
        id: str,
        port: int,
        *,
        certificates: list[acm.ICertificate] | None = None,
        ssl_policy: elbv2.SslPolicy | None = None,
    ) -> elbv2.ApplicationListener:
        listener = self.load_balancer.add_listener(
            id,
            port=port,
            open=False,
            certificates=cast("list[elbv2.IListenerCertificate] | None", certificates),
            ssl_policy=ssl_policy,
            default_action=elbv2.ListenerAction.fixed_response(404, content_type="text/plain"),
        )
        # Without this, every answer names the load balancer's software; only L1 has it. See
        # https://docs.aws.amazon.com/elasticloadbalancing/latest/application/header-modification.html
        cast("elbv2.CfnListener", listener.node.default_child).listener_attributes = [
            elbv2.CfnListener.ListenerAttributeProperty(
                key="routing.http.response.server.enabled", value="false"
            )
        ]
        return listener

    def _log_to(self, target: AccessLogBucket) -> None:
        # `log_access_logs` needs a concrete region: https://github.com/aws/aws-cdk/issues/25007
        target.allow_delivery("access")
        self.load_balancer.set_attribute("access_logs.s3.enabled", "true")
        self.load_balancer.set_attribute("access_logs.s3.bucket", target.bucket.bucket_name)
        self.load_balancer.set_attribute("access_logs.s3.prefix", "access")
        # ELB tests the bucket when the attribute is set, so the policy must be there first.
        if target.bucket.policy:
            self.load_balancer.node.add_dependency(target.bucket.policy)


def _ports(*, https: bool, redirect_http: bool) -> list[int]:
    if not https:
        return [80]
    return [80, 443] if redirect_http else [443]


def _check_transport(
    certificates: Sequence[acm.ICertificate], allow_http: str | None, *, redirect_http: bool
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
    if redirect_http and not certificates:
        raise InvalidInputError(
            "LoadBalancer.redirect_http",
            "without a certificate there is nothing to redirect to",
            got=redirect_http,
            fix="pass certificates=[...], or leave redirect_http out",
        )
