"""A distribution of CloudFront in front of an application."""

from collections.abc import Sequence

from aws_cdk import Names, RemovalPolicy, Stack, Token
from aws_cdk import aws_certificatemanager as acm
from aws_cdk import aws_cloudfront as cloudfront
from aws_cdk import aws_kms as kms
from aws_cdk import aws_logs as cwlogs
from constructs import Construct

from moorage.errors import InvalidInputError
from moorage.foundation.acknowledge import acknowledge
from moorage.foundation.log_bucket import make_log_bucket
from moorage.foundation.log_delivery import allow_bucket, allow_key
from moorage.values.log_settings import LogSettings

HOME = "us-east-1"
"""Where AWS takes certificates, web ACLs and log deliveries of distributions."""


class Distribution(Construct):
    """Answer clients near them, over HTTPS and HTTP/3, and hand every request to one origin.

    Nothing is cached, because pages of applications differ from client to client; add a behaviour
    to ``distribution`` for files that do not. Every header, cookie and query string goes on, the
    host included, so that routes by host keep working. Answers get security headers, HSTS among
    them, unless the application sets them itself.

    Put it into a stack in us-east-1: AWS takes its certificate, its web ACL and the delivery of its
    logs there alone
    (https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logging.html,
    https://docs.aws.amazon.com/waf/latest/developerguide/how-aws-waf-works-resources.html).

    Args:
        origin: Where requests go; ``origins.VpcOrigin`` for an internal load balancer.
        aliases: Names under which clients know it.
        certificate: ACM certificate for the names, in us-east-1.
        web_acl_arn: ARN of a web ACL for CloudFront, which looks at every request first. Omitted:
            none.
        redirect_http: Redirect HTTP to HTTPS instead of refusing it.
        allow_countries: Two-letter codes of the countries whose clients are answered. Omitted: all.
        logs: How long access logs are kept.
        encryption_key: Customer key for the access logs, of the same region. Omitted: a key that S3
            manages.
        removal_policy: What happens to the access logs when the stack goes.

    Raises:
        InvalidInputError: The stack is in another region, or no name is given.

    Example:
        >>> edge = cdk.Stack(app, "Edge", env=cdk.Environment(region="us-east-1"))
        >>> arn = "arn:aws:acm:us-east-1:111122223333:certificate/11111111-2222-3333"
        >>> front = Distribution(
        ...     edge,
        ...     "Front",
        ...     origin=origins.HttpOrigin("origin.example.com"),
        ...     aliases=["shop.example.com"],
        ...     certificate=acm.Certificate.from_certificate_arn(edge, "Certificate", arn),
        ... )
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        origin: cloudfront.IOrigin,
        aliases: Sequence[str],
        certificate: acm.ICertificate,
        web_acl_arn: str | None = None,
        redirect_http: bool = False,
        allow_countries: Sequence[str] = (),
        logs: LogSettings = LogSettings(),
        encryption_key: kms.IKey | None = None,
        removal_policy: RemovalPolicy = RemovalPolicy.RETAIN,
    ) -> None:
        super().__init__(scope, id)
        _check(Stack.of(self).region, aliases)
        viewer = cloudfront.ViewerProtocolPolicy
        self.distribution = cloudfront.Distribution(
            self,
            "Distribution",
            comment=f"In front of {self.node.path}"[:128],
            domain_names=list(aliases),
            certificate=certificate,
            # AWS's recommendation; it includes TLS 1.3 and post-quantum key exchange:
            # https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/secure-connections-supported-viewer-protocols-ciphers.html
            minimum_protocol_version=cloudfront.SecurityPolicyProtocol.TLS_V1_2_2021,
            http_version=cloudfront.HttpVersion.HTTP2_AND_3,
            web_acl_id=web_acl_arn,
            geo_restriction=cloudfront.GeoRestriction.allowlist(*allow_countries)
            if allow_countries
            else None,
            default_behavior=cloudfront.BehaviorOptions(
                origin=origin,
                viewer_protocol_policy=viewer.REDIRECT_TO_HTTPS
                if redirect_http
                else viewer.HTTPS_ONLY,
                allowed_methods=cloudfront.AllowedMethods.ALLOW_ALL,
                cache_policy=cloudfront.CachePolicy.CACHING_DISABLED,
                origin_request_policy=cloudfront.OriginRequestPolicy.ALL_VIEWER,
                response_headers_policy=cloudfront.ResponseHeadersPolicy.SECURITY_HEADERS,
                compress=True,
            ),
        )
        self._log(logs, encryption_key, removal_policy)

    def _log(self, logs: LogSettings, key: kms.IKey | None, removal_policy: RemovalPolicy) -> None:
        # The older logging of a distribution writes with ACLs, which the bucket does not have.
        stack = Stack.of(self)
        if key is not None:
            allow_key(stack, key, sid="DistributionLogDelivery")
        bucket = make_log_bucket(self, "Logs", logs=logs, removal_policy=removal_policy, key=key)
        allow_bucket(stack, bucket)
        # The service knows sources and destinations by name.
        name = Names.unique_resource_name(self, max_length=60, separator="-")
        source = cwlogs.CfnDeliverySource(
            self,
            "LogSource",
            name=name,
            log_type="ACCESS_LOGS",
            resource_arn=self.distribution.distribution_arn,
        )
        destination = cwlogs.CfnDeliveryDestination(
            self,
            "LogDestination",
            name=name,
            destination_resource_arn=bucket.bucket_arn,
            output_format="json",
        )
        if bucket.policy:
            destination.node.add_dependency(bucket.policy)
        delivery = cwlogs.CfnDelivery(
            self,
            "LogDelivery",
            delivery_source_name=name,
            delivery_destination_arn=destination.attr_arn,
        )
        delivery.add_resource_dependency(source)
        acknowledge(
            self.distribution,
            "AwsSolutions-CFR3",
            "Its access logs are delivered by the newer standard logging, which the rule does not "
            "look for: it is no property of the distribution, and it needs no ACL on the bucket.",
        )


def _check(region: str, aliases: Sequence[str]) -> None:
    if not Token.is_unresolved(region) and region != HOME:
        what = f"AWS takes web ACLs, certificates and logs of distributions in {HOME} alone"
        fix = f"put it into a stack with env=Environment(region='{HOME}')"
        raise InvalidInputError("Distribution", what, got=region, fix=fix)
    if not aliases:
        what = "with CloudFront's own name it would also accept TLS 1.0"
        fix = "name at least one host that the certificate holds"
        raise InvalidInputError("Distribution.aliases", what, got=[], fix=fix)
