"""``cdn``: the load balancer stands inside, and names lead to CloudFront."""

import copy
import json
from pathlib import Path

import pytest
import yaml

import app as application

FLAGS = json.loads((Path(__file__).resolve().parents[3] / "cdk.json").read_text())["context"]
ARN = "arn:aws:acm:{}:111122223333:certificate/11111111-2222-3333"
DATA = {
    "region": "eu-west-1",
    "account": "111122223333",
    "posture": "disposable",
    "tags": {"owner": "harbour"},
    "load_balancer": {"scheme": "internal", "certificate_arn": ARN.format("eu-west-1")},
    "dns": {"zones": [{"name": "example.com", "id": "Z0123456789ABCDEFGHIJ"}]},
    "cdn": {"aliases": ["shop.example.com"], "certificate_arn": ARN.format("us-east-1")},
    "services": {
        "shop": {
            "image": {"registry": "public.ecr.aws/docker/library/busybox:1"},
            "port": 80,
            "routes": [{"host": "shop.example.com"}, {"host": "admin.example.com"}],
        }
    },
}


@pytest.fixture
def stacks(tmp_path):
    def synthesize(change=lambda _: None):
        data = copy.deepcopy(DATA)
        change(data)
        (tmp_path / "edge.yaml").write_text(yaml.safe_dump(data))
        made = application.build_app({**FLAGS, "environments": str(tmp_path)})
        return {stack.stack_name: stack for stack in made.synth().stacks}

    return synthesize


def of(stack, kind):
    return [
        one["Properties"] for one in stack.template["Resources"].values() if one["Type"] == kind
    ]


def test_the_origin_is_made_near_the_load_balancer_and_the_rest_where_aws_wants_it(stacks):
    made = stacks()

    assert made["edge-cdn-origin"].environment.region == "eu-west-1"
    assert made["edge-cdn"].environment.region == "us-east-1"
    [distribution] = of(made["edge-cdn"], "AWS::CloudFront::Distribution")
    [origin] = distribution["DistributionConfig"]["Origins"]
    read = origin["VpcOriginConfig"]["VpcOriginId"]["Fn::GetStackOutput"]
    assert (read["StackName"], read["Region"]) == ("edge-cdn-origin", "eu-west-1")


def test_nobody_else_may_connect_to_the_load_balancer(stacks):
    made = stacks()

    [group] = of(made["edge-platform"], "AWS::EC2::SecurityGroup")
    assert "SecurityGroupIngress" not in group
    assert of(made["edge-platform"], "AWS::EC2::SecurityGroupIngress") == []
    assert len(of(made["edge-cdn-origin"], "AWS::EC2::SecurityGroupIngress")) == 1


def test_ranges_that_the_file_names_come_too(stacks):
    made = stacks(lambda data: data["load_balancer"].update(ingress_cidrs=["10.0.0.0/16"]))

    [group] = of(made["edge-platform"], "AWS::EC2::SecurityGroup")
    assert [rule["CidrIp"] for rule in group["SecurityGroupIngress"]] == ["10.0.0.0/16"]


def test_aliases_lead_to_cloudfront_and_other_hosts_to_the_load_balancer(stacks):
    made = stacks()

    records = of(made["edge-cdn"], "AWS::Route53::RecordSet")
    assert {(one["Name"], one["Type"]) for one in records} == {
        ("shop.example.com", "A"),
        ("shop.example.com", "AAAA"),
    }
    own = of(made["edge-service-shop"], "AWS::Route53::RecordSet")
    assert {one["Name"].rstrip(".") for one in own} == {"admin.example.com"}


@pytest.mark.parametrize(
    ("choice", "expected"), [("managed-rules", 3), ({"rate_limit": 2000}, 4), ("none", None)]
)
def test_the_firewall_at_the_edge(stacks, choice, expected):
    made = stacks(lambda data: data["cdn"].update(web_acl=choice))

    found = [len(acl["Rules"]) for acl in of(made["edge-cdn"], "AWS::WAFv2::WebACL")]
    assert found == ([] if expected is None else [expected])


def test_a_key_of_its_own_encrypts_what_lies_in_us_east_1(stacks):
    made = stacks(lambda data: data.update(encryption="customer-key"))

    assert len(of(made["edge-cdn"], "AWS::KMS::Key")) == 1


def test_for_a_distribution_that_is_given_only_the_origin_is_made(stacks):
    made = stacks(lambda data: data.update(cdn={"distribution": "given"}))

    assert "edge-cdn" not in made
    assert "VpcOriginId" in made["edge-cdn-origin"].template["Outputs"]


def test_an_isolated_network_gets_the_gateway_that_cloudfront_wants(stacks):
    def isolate(data):
        data["network"] = {"preset": "isolated-with-endpoints"}
        data["registry"] = {"repositories": {"shop": {}}}
        data["services"]["shop"]["image"] = {"repository": "shop", "tag": "1"}

    made = stacks(isolate)

    assert len(of(made["edge-network"], "AWS::EC2::InternetGateway")) == 1


def test_a_pipeline_may_deploy_to_us_east_1_too(stacks):
    deployer = {"github": {"repository": "acme/shop", "branch": "main"}}

    made = stacks(lambda data: data.update(deployer=deployer))

    assert "111122223333-us-east-1" in json.dumps(made["edge-deployer"].template)
