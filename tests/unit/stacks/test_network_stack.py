"""NetworkStack: every key of ``network`` reaches its resource."""

import pytest
from aws_cdk.assertions import Match, Template

from moorage.config.loader import load_environment
from stacks.environment import Environment

CASES = {
    "nat: instance": ("AWS::EC2::Instance", {"SourceDestCheck": False}),
    "nat: regional": ("AWS::EC2::NatGateway", {"AvailabilityMode": "regional"}),
    "ip: dual-stack": ("AWS::EC2::EgressOnlyInternetGateway", {}),
    "ipam: {pool_id: ipam-pool-0123456789abcdef0, netmask: 20}": (
        "AWS::EC2::VPC",
        {"Ipv4IpamPoolId": "ipam-pool-0123456789abcdef0", "Ipv4NetmaskLength": 20},
    ),
    "secondary_cidr: 100.64.0.0/16": ("AWS::EC2::VPCCidrBlock", {"CidrBlock": "100.64.0.0/16"}),
    "flow_logs: {to: s3, traffic: reject}": (
        "AWS::EC2::FlowLog",
        {"LogDestinationType": "s3", "TrafficType": "REJECT"},
    ),
    "network_acl: restricted": ("AWS::EC2::NetworkAcl", {}),
    "block_public_access: ingress": (
        "AWS::EC2::VPCBlockPublicAccessOptions",
        {"InternetGatewayBlockMode": "block-ingress"},
    ),
}
BASE = """\
region: eu-west-1
posture: disposable
tags: {owner: harbour}
load_balancer: {allow_http: The test has no domain name., scheme: SCHEME}
registry:
  repositories: {api: {}}
services:
  api:
    image: {repository: api, tag: "1.0.0"}
    port: 8080
    routes: [{path: /*}]
"""
EXISTING = """\
network:
  preset: existing
  existing:
    vpc_id: vpc-0a1b2c3d
    cidr: 10.9.0.0/16
    task_subnets: [subnet-0a1b2c3d, subnet-1a1b2c3d]
"""


@pytest.fixture
def environment(app, tmp_path):
    """Make an environment whose file says something more."""

    def environment(more, scheme="internet-facing"):
        path = tmp_path / "test.yaml"
        path.write_text(BASE.replace("SCHEME", scheme) + more)
        return Environment(app, config=load_environment(path))

    return environment


@pytest.mark.parametrize("key", CASES)
def test_the_key_reaches_its_resource(key, environment):
    kind, properties = CASES[key]

    made = environment(f"network: {{{key}}}\n")

    Template.from_stack(made.network).has_resource_properties(kind, properties)


def test_a_dual_stack_load_balancer_answers_on_both(environment):
    made = environment("network: {ip: dual-stack}\n")

    template = Template.from_stack(made.platform)
    kind = "AWS::ElasticLoadBalancingV2::LoadBalancer"
    template.has_resource_properties(kind, {"IpAddressType": "dualstack"})
    rules = Match.array_with([Match.object_like({"CidrIpv6": "::/0", "FromPort": 80})])
    template.has_resource_properties("AWS::EC2::SecurityGroup", {"SecurityGroupIngress": rules})


def test_tasks_of_a_dual_stack_network_open_https_connections_on_both(environment):
    made = environment("network: {ip: dual-stack}\n")

    rules = Match.array_with(
        [Match.object_like({"CidrIpv6": "::/0", "FromPort": 443, "ToPort": 443})]
    )
    Template.from_stack(made.services["api"]).has_resource_properties(
        "AWS::EC2::SecurityGroup", {"SecurityGroupEgress": rules}
    )


def test_services_of_an_existing_network_run_in_its_subnets(environment):
    made = environment(EXISTING, scheme="internal")

    subnets = {"Subnets": ["subnet-0a1b2c3d", "subnet-1a1b2c3d"]}
    Template.from_stack(made.services["api"]).has_resource_properties(
        "AWS::ECS::Service",
        {"NetworkConfiguration": {"AwsvpcConfiguration": Match.object_like(subnets)}},
    )


def test_an_internal_load_balancer_answers_the_range_of_an_existing_network(environment):
    made = environment(EXISTING, scheme="internal")

    rules = [Match.object_like({"CidrIp": "10.9.0.0/16", "FromPort": 80})]
    Template.from_stack(made.platform).has_resource_properties(
        "AWS::EC2::SecurityGroup", {"SecurityGroupIngress": rules}
    )


def test_an_existing_network_leaves_its_stack_next_to_empty(environment):
    made = environment(EXISTING, scheme="internal")

    resources = Template.from_stack(made.network).to_json()["Resources"].values()
    assert [one["Type"] for one in resources] == ["AWS::CloudFormation::WaitConditionHandle"]


def test_an_internal_load_balancer_stays_in_the_first_range(environment):
    first = environment("network: {secondary_cidr: 100.64.0.0/16}\n", scheme="internal")

    assert first.network.network.internal_subnets.subnets is None
