"""CloudFrontOrigin: CloudFront's own security group comes in, and nobody else."""

import json

import aws_cdk as cdk
import pytest
from aws_cdk.assertions import Match, Template

from moorage.foundation import CloudFrontOrigin, LoadBalancer

REASON = "CloudFront ends TLS and comes from inside the VPC"
INGRESS = "AWS::EC2::SecurityGroupIngress"


@pytest.fixture
def front(stack, vpc):
    return LoadBalancer(
        stack, "Front", vpc=vpc, internet_facing=False, allow_http=REASON, ingress_cidrs=[]
    )


@pytest.fixture
def made(app, vpc, front):
    own = cdk.Stack(app, "Own")

    def make(**arguments):
        balancer, group = front.load_balancer, front.security_group
        given = {"load_balancer": balancer, "security_group": group, "vpc": vpc}
        CloudFrontOrigin(own, "Origin", **given, **arguments)
        return Template.from_stack(own)

    return make


@pytest.mark.parametrize(
    ("https", "policy", "port"), [(True, "https-only", 443), (False, "http-only", 80)]
)
def test_cloudfront_speaks_one_protocol_to_it_and_comes_through_one_port(made, https, policy, port):
    template = made(https=https)

    template.has_resource_properties(
        "AWS::CloudFront::VpcOrigin",
        {"VpcOriginEndpointConfig": Match.object_like({"OriginProtocolPolicy": policy})},
    )
    template.has_resource_properties(INGRESS, {"FromPort": port, "ToPort": port})


def test_the_only_rule_names_the_security_group_of_cloudfront(made):
    template = made()

    [rule] = template.find_resources(INGRESS).values()
    [lookup] = template.find_resources("Custom::AWS")
    answer = {"Fn::GetAtt": [lookup, "SecurityGroups.0.GroupId"]}
    assert rule["Properties"]["SourceSecurityGroupId"] == answer


def test_the_group_is_asked_for_when_the_origin_is_there(made):
    template = made()

    [origin] = template.find_resources("AWS::CloudFront::VpcOrigin")
    [lookup] = template.find_resources("Custom::AWS").values()
    assert origin in lookup["DependsOn"]
    assert "CloudFront-VPCOrigins-Service-SG" in json.dumps(lookup["Properties"]["Create"])


def test_the_question_needs_one_permission(made):
    template = made()

    statement = {"Action": "ec2:DescribeSecurityGroups", "Effect": "Allow", "Resource": "*"}
    template.has_resource_properties(
        "AWS::IAM::Policy", {"PolicyDocument": Match.object_like({"Statement": [statement]})}
    )


def test_a_load_balancer_with_an_empty_list_of_ranges_takes_nobody(stack, front):
    groups = Template.from_stack(stack).find_resources("AWS::EC2::SecurityGroup")

    assert front.security_group
    assert ["SecurityGroupIngress" in group["Properties"] for group in groups.values()] == [False]
