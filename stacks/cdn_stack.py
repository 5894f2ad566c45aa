"""CloudFront in front of an environment. In us-east-1, where AWS takes what belongs to it."""

from typing import cast

from aws_cdk import CfnOutput
from aws_cdk import aws_certificatemanager as acm
from aws_cdk import aws_cloudfront as cloudfront
from aws_cdk import aws_cloudfront_origins as origins
from aws_cdk import aws_kms as kms
from aws_cdk import aws_route53 as route53
from constructs import Construct

from moorage.config.cdn_settings import CdnSettings
from moorage.config.environment_config import EnvironmentConfig
from moorage.foundation.distribution import HOME, Distribution
from moorage.foundation.encryption_key import EncryptionKey
from moorage.foundation.web_acl import WebAcl
from moorage.values.firewall import MANAGED_RULES, Firewall
from moorage.values.hosted_zone import zones_of
from stacks.base_stack import BaseStack
from stacks.cdn_origin_stack import CdnOriginStack
from stacks.dns import Zones
from stacks.naming import removal_policy

# https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-route53-recordset-aliastarget.html
_ZONE_OF_CLOUDFRONT = "Z2FDTNDATAQYW2"


class CdnStack(BaseStack):
    """The :class:`Distribution` of ``cdn``, its firewall, its logs and its names."""

    def __init__(
        self,
        scope: Construct,
        *,
        config: EnvironmentConfig,
        settings: CdnSettings,
        origin: CdnOriginStack,
        zones: Zones,
    ) -> None:
        super().__init__(
            scope,
            "cdn",
            config=config,
            description=f"CloudFront in front of environment {config.name}",
            region=HOME,
        )
        self.add_stack_dependency(origin)
        # A key of the environment's own region encrypts nothing here.
        wanted = config.encryption == "customer-key"
        policy = removal_policy(config)
        key = EncryptionKey(self, "Encryption", removal_policy=policy).key if wanted else None
        self.front = Distribution(
            self,
            "Cdn",
            origin=origins.VpcOrigin.with_vpc_origin(
                cloudfront.VpcOrigin.from_vpc_origin_attributes(
                    self, "Origin", vpc_origin_id=origin.origin.resource.attr_id
                ),
                domain_name=origin.domain_name,
            ),
            aliases=settings.aliases,
            certificate=acm.Certificate.from_certificate_arn(
                self, "Certificate", cast("str", settings.certificate_arn)
            ),
            web_acl_arn=self._web_acl(config, settings, key),
            redirect_http=settings.redirect_http,
            allow_countries=settings.allow_countries,
            logs=config.logs,
            encryption_key=key,
            removal_policy=policy,
        )
        for alias in settings.aliases:
            self._records(alias, zones)
        name = self.front.distribution.distribution_domain_name
        CfnOutput(self, "DistributionName", value=name, description="What the aliases lead to")

    def _web_acl(
        self, config: EnvironmentConfig, settings: CdnSettings, key: kms.IKey | None
    ) -> str | None:
        choice = settings.web_acl
        if isinstance(choice, str) and choice != MANAGED_RULES:
            return None if choice == "none" else choice
        firewall = Firewall() if isinstance(choice, str) else choice
        return WebAcl(
            self,
            "WebAcl",
            firewall=firewall,
            place="CLOUDFRONT",
            logs=config.logs,
            encryption_key=key,
        ).arn

    def _records(self, alias: str, zones: Zones) -> None:
        for zone in zones_of(alias, zones, internal=False):
            if zone.private:
                continue
            made = cast("route53.CfnHostedZone | None", zones[zone].node.default_child)
            target = route53.CfnRecordSet.AliasTargetProperty(
                dns_name=self.front.distribution.distribution_domain_name,
                hosted_zone_id=_ZONE_OF_CLOUDFRONT,
            )
            for kind in ("A", "AAAA"):
                route53.CfnRecordSet(
                    self,
                    f"{kind} {alias}",
                    name=alias,
                    type=kind,
                    hosted_zone_id=made.attr_id if made else zones[zone].hosted_zone_id,
                    alias_target=target,
                )
