"""``network_load_balancer`` and ``network_routes``: made where they belong."""

import json
from pathlib import Path

import pytest
import yaml

import app as application

FLAGS = json.loads((Path(__file__).resolve().parents[3] / "cdk.json").read_text())["context"]
CERTIFICATE = "arn:aws:acm:eu-west-1:111122223333:certificate/11111111-2222-3333"
INGRESS = "AWS::EC2::SecurityGroupIngress"
PROTECTED = {"deletion_protection": True}
TLS = {"port": 8883, "certificate_arn": CERTIFICATE}


@pytest.fixture
def templates(tmp_path):
    def synthesize(*, balancer=None, routes=(TLS,), **more):
        data = {
            "region": "eu-west-1",
            "posture": "disposable",
            "tags": {"owner": "harbour"},
            "load_balancer": {"allow_http": "The test has no domain name."},
            "network_load_balancer": balancer or {},
            "services": {
                "broker": {
                    "image": {"registry": "public.ecr.aws/docker/library/busybox:1"},
                    "port": 1883,
                    "network_routes": [*routes],
                }
            },
            **more,
        }
        (tmp_path / "net.yaml").write_text(yaml.safe_dump(data))
        made = application.build_app({**FLAGS, "environments": str(tmp_path)})
        return {stack.stack_name: stack.template for stack in made.synth().stacks}

    return synthesize


def of(template, kind):
    return [one["Properties"] for one in template["Resources"].values() if one["Type"] == kind]


def sources(template):
    rules = of(template, INGRESS)
    keys = ("CidrIp", "CidrIpv6", "SourcePrefixListId")
    return sorted(rule[key] for rule in rules for key in keys if key in rule)


def test_adding_a_port_changes_no_stack_but_the_services(templates):
    before = templates(routes=())

    after = templates()

    assert {name for name in after if before[name] != after[name]} == {"net-service-broker"}
    assert len(of(after["net-service-broker"], "AWS::ElasticLoadBalancingV2::Listener")) == 1


@pytest.mark.parametrize(
    ("balancer", "more", "expected"),
    [
        ({}, {}, ["0.0.0.0/0"]),
        ({}, {"network": {"ip": "dual-stack"}}, ["0.0.0.0/0", "::/0"]),
        ({"scheme": "internal"}, {}, ["10.0.0.0/16"]),
        ({"ingress_cidrs": ["203.0.113.0/24"]}, {}, ["203.0.113.0/24"]),
        ({"ingress_prefix_lists": ["pl-01234567"]}, {}, ["pl-01234567"]),
    ],
    ids=["everyone", "everyone on IPv6 too", "the VPC", "ranges", "a prefix list"],
)
def test_who_may_connect(templates, balancer, more, expected):
    made = templates(balancer=balancer, **more)

    assert sources(made["net-service-broker"]) == expected


def test_a_port_may_be_open_to_others_than_its_load_balancer(templates):
    balancer = {"ingress_cidrs": ["203.0.113.0/24"], "ingress_prefix_lists": ["pl-01234567"]}

    made = templates(balancer=balancer, routes=[{**TLS, "ingress_cidrs": ["198.51.100.0/24"]}])

    assert sources(made["net-service-broker"]) == ["198.51.100.0/24"]


@pytest.mark.parametrize(("own", "expected"), [({}, "false"), (PROTECTED, "true")])
def test_it_is_protected_as_the_other_load_balancer_unless_told(templates, own, expected):
    made = templates(balancer=own)

    [balancer] = [
        one
        for one in of(made["net-platform"], "AWS::ElasticLoadBalancingV2::LoadBalancer")
        if one["Type"] == "network"
    ]
    protection = {"Key": "deletion_protection.enabled", "Value": expected}
    assert protection in balancer["LoadBalancerAttributes"]


def test_an_isolated_network_has_public_subnets_for_it(templates):
    image = {"repository": "web", "tag": "1"}
    service = {"image": image, "port": 1883, "network_routes": [TLS]}
    made = templates(
        network={"preset": "isolated-with-endpoints"},
        load_balancer={"scheme": "internal", "allow_http": "The test has no domain name."},
        registry={"repositories": {"web": {}}},
        services={"broker": service},
    )

    assert len(of(made["net-network"], "AWS::EC2::InternetGateway")) == 1
