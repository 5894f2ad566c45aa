"""Let CloudFront, and nobody else, reach an internal load balancer."""

from typing import Final, cast

from aws_cdk import CfnResource, Stack, custom_resources
from aws_cdk import aws_cloudfront as cloudfront
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_elasticloadbalancingv2 as elbv2
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from constructs import Construct

from moorage.foundation.acknowledge import acknowledge
from moorage.foundation.log_group import make_log_group
from moorage.foundation.lookup_function import acknowledge_lookup_function
from moorage.values.log_settings import LogSettings

# https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html
_GROUP: Final = "CloudFront-VPCOrigins-Service-SG"


class CloudFrontOrigin(Construct):
    """Make an internal load balancer a VPC origin, and open it to CloudFront.

    The load balancer needs no public address: CloudFront comes from network interfaces in its VPC,
    in a security group of CloudFront's own, which only distributions of this account use. That
    group alone may connect. AWS makes it with the first VPC origin of a VPC, so that its id is
    asked for while this is deployed (https://github.com/aws/aws-cdk/issues/33812).

    The VPC needs an internet gateway, which carries none of this traffic, and the load balancer
    private subnets. CloudFront speaks no gRPC to a VPC origin. The protocol cannot be changed while
    a distribution uses the origin.

    Args:
        load_balancer: An internal load balancer; may live in another stack.
        security_group: Its security group.
        vpc: Its VPC.
        https: Whether CloudFront speaks HTTPS to it; the certificate must be for the names under
            which clients know the distribution.
        logs: How long the log of the question for the group is kept.
        encryption_key: Customer key for that log. Omitted: a key that AWS owns.

    Example:
        >>> reason = "CloudFront ends TLS and comes from inside the VPC"
        >>> front = LoadBalancer(
        ...     stack, "Front", vpc=vpc, internet_facing=False, allow_http=reason, ingress_cidrs=[]
        ... )
        >>> origin = CloudFrontOrigin(
        ...     stack,
        ...     "Origin",
        ...     load_balancer=front.load_balancer,
        ...     security_group=front.security_group,
        ...     vpc=vpc,
        ...     https=False,
        ... )
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        load_balancer: elbv2.IApplicationLoadBalancer,
        security_group: ec2.ISecurityGroup,
        vpc: ec2.IVpc,
        https: bool = True,
        logs: LogSettings = LogSettings(),
        encryption_key: kms.IKey | None = None,
    ) -> None:
        super().__init__(scope, id)
        policy = cloudfront.OriginProtocolPolicy
        self.vpc_origin = cloudfront.VpcOrigin(
            self,
            "VpcOrigin",
            endpoint=cloudfront.VpcOriginEndpoint.application_load_balancer(load_balancer),
            protocol_policy=policy.HTTPS_ONLY if https else policy.HTTP_ONLY,
            origin_ssl_protocols=[cloudfront.OriginSslPolicy.TLS_V1_2],
        )
        found = self._service_group(vpc, logs, encryption_key)
        ec2.CfnSecurityGroupIngress(
            self,
            "Ingress",
            group_id=security_group.security_group_id,
            source_security_group_id=found,
            ip_protocol="tcp",
            from_port=443 if https else 80,
            to_port=443 if https else 80,
            description="Requests that come through CloudFront",
        )

    @property
    def resource(self) -> cloudfront.CfnVpcOrigin:
        """The origin as CloudFormation knows it; stacks of other regions read its id."""
        return cast("cloudfront.CfnVpcOrigin", self.vpc_origin.node.default_child)

    def _service_group(self, vpc: ec2.IVpc, logs: LogSettings, key: kms.IKey | None) -> str:
        log_group = make_log_group(self, "LookupLogs", logs, key)
        role = iam.Role(
            self,
            "LookupRole",
            description="Lets a function ask for the security group of CloudFront",
            assumed_by=iam.ServicePrincipal("lambda.amazonaws.com"),
        )
        log_group.grant_write(role)
        lookup = custom_resources.AwsCustomResource(
            self,
            "Lookup",
            on_update=custom_resources.AwsSdkCall(
                service="EC2",
                action="describeSecurityGroups",
                parameters={
                    "Filters": [
                        {"Name": "vpc-id", "Values": [vpc.vpc_id]},
                        {"Name": "group-name", "Values": [_GROUP]},
                    ]
                },
                physical_resource_id=custom_resources.PhysicalResourceId.of(_GROUP),
                output_paths=["SecurityGroups.0.GroupId"],
            ),
            role=role,
            log_group=log_group,
            policy=custom_resources.AwsCustomResourcePolicy.from_statements(
                [iam.PolicyStatement(actions=["ec2:DescribeSecurityGroups"], resources=["*"])]
            ),
            install_latest_aws_sdk=False,
        )
        acknowledge(
            lookup,
            "AwsSolutions-IAM5[Resource::*]",
            "DescribeSecurityGroups knows no resources to limit it to "
            "(https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html).",
        )
        acknowledge_lookup_function(Stack.of(self))
        resource = cast("CfnResource", lookup.node.find_child("Resource").node.default_child)
        resource.add_resource_dependency(self.resource)
        return lookup.get_response_field("SecurityGroups.0.GroupId")
