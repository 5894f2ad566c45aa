"""Egress: what may be reached besides HTTPS, with the rule on the other side."""

from aws_cdk.assertions import Match, Template

from moorage.features import Egress
from moorage.services import ContainerService
from moorage.values.egress_rule import EgressRule

GROUP = "sg-0123456789abcdef0"
RULES = (
    EgressRule(port=5432, security_group_id=GROUP),
    EgressRule(port=25, cidr="10.50.0.0/16"),
    EgressRule(port=25, cidr="2001:db8::/32"),
)


def made(stack, cluster, image, *ids):
    for id in ids:
        features = [Egress(rules=RULES)]
        ContainerService(stack, id, cluster=cluster, image=image, features=features)
    return Template.from_stack(stack)


def test_the_tasks_may_open_the_connections(stack, cluster, image):
    template = made(stack, cluster, image, "Api")

    for place in (
        {"DestinationSecurityGroupId": GROUP, "FromPort": 5432, "ToPort": 5432},
        {"CidrIp": "10.50.0.0/16", "FromPort": 25, "ToPort": 25},
        {"CidrIpv6": "2001:db8::/32", "FromPort": 25, "ToPort": 25},
    ):
        rule = {**place, "IpProtocol": "tcp", "GroupId": Match.any_value()}
        template.has_resource_properties("AWS::EC2::SecurityGroupEgress", rule)
    template.resource_count_is("AWS::EC2::SecurityGroupEgress", 3)


def test_a_security_group_lets_them_in(stack, cluster, image):
    template = made(stack, cluster, image, "Api")

    rule = {"GroupId": GROUP, "SourceSecurityGroupId": Match.any_value(), "FromPort": 5432}
    template.has_resource_properties("AWS::EC2::SecurityGroupIngress", rule)
    template.resource_count_is("AWS::EC2::SecurityGroupIngress", 1)


def test_a_rule_that_stands_there_twice_counts_once(stack, cluster, image):
    features = [Egress(rules=(RULES[0], RULES[0]))]
    ContainerService(stack, "Api", cluster=cluster, image=image, features=features)

    Template.from_stack(stack).resource_count_is("AWS::EC2::SecurityGroupEgress", 1)


def test_one_feature_serves_two_services(stack, cluster, image):
    made(stack, cluster, image, "Api", "Jobs").resource_count_is("AWS::EC2::SecurityGroupEgress", 6)
