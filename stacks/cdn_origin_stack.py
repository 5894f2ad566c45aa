"""The way of CloudFront to the load balancer. Changes once in a blue moon."""

from aws_cdk import CfnOutput
from aws_cdk import aws_kms as kms
from constructs import Construct

from moorage.config.environment_config import EnvironmentConfig
from moorage.foundation.cloudfront_origin import CloudFrontOrigin
from stacks.base_stack import BaseStack
from stacks.platform_stack import PlatformStack
from stacks.published import publish


class CdnOriginStack(BaseStack):
    """The :class:`CloudFrontOrigin` of ``cdn``, in the region of the load balancer."""

    def __init__(
        self,
        scope: Construct,
        *,
        config: EnvironmentConfig,
        platform: PlatformStack,
        encryption_key: kms.IKey | None,
    ) -> None:
        super().__init__(
            scope,
            "cdn-origin",
            config=config,
            description=f"Way of CloudFront to the load balancer of environment {config.name}",
        )
        front = platform.load_balancer
        self.domain_name = front.load_balancer.load_balancer_dns_name
        self.origin = CloudFrontOrigin(
            self,
            "Origin",
            load_balancer=front.load_balancer,
            security_group=front.security_group,
            vpc=platform.network.vpc,
            https=config.load_balancer.allow_http is None,
            logs=config.logs,
            encryption_key=encryption_key,
        )
        CfnOutput(
            self,
            "VpcOriginId",
            value=self.origin.resource.attr_id,
            description="For distributions that are made elsewhere",
        )
        CfnOutput(self, "OriginDomainName", value=self.domain_name)
        publish(self, self.origin.resource.attr_id)
