"""``dns``: zones and certificates in the platform's stack, records in that of each service."""

import json

import aws_cdk as cdk
import pytest
from aws_cdk.assertions import Template

from moorage.config.loader import load_environment
from stacks.environment import Environment

FILE = """\
region: eu-west-1
posture: disposable
tags: {owner: harbour}
dns:
  zones:
  - {name: example.com, id: Z1}
  - {name: dev.example.com}
  - {name: dev.example.com, private: true}
  without_records: [www.example.org]
load_balancer:
  certificates:
  - {domain: "*.dev.example.com"}
  - {arn: "arn:aws:acm:eu-west-1:111122223333:certificate/1"}
services:
  web:
    image: {registry: "public.ecr.aws/docker/library/busybox:1.37"}
    port: 8080
    routes: [{host: shop.dev.example.com}, {host: www.example.com}, {host: www.example.org}]
"""
SECOND = """\
  api:
    image: {registry: "public.ecr.aws/docker/library/busybox:1.37"}
    port: 8080
    routes: [{host: shop.dev.example.com, path: /api/*}]
"""
RECORD = "AWS::Route53::RecordSet"


@pytest.fixture
def make(tmp_path, app_flags):
    def make(text):
        path = tmp_path / "shop.yaml"
        path.write_text(text)
        app = cdk.App(context=app_flags)
        return Environment(app, config=load_environment(path))

    return make


@pytest.fixture
def app_flags(app):
    return app.node.get_all_context()


def names(stack):
    found = [
        one["Properties"] for one in Template.from_stack(stack).find_resources(RECORD).values()
    ]
    return sorted((one["Name"], one["Type"]) for one in found)


def test_a_host_is_resolved_in_every_zone_that_holds_it_and_nowhere_else(make):
    environment = make(FILE)

    assert names(environment.services["web"]) == [
        ("shop.dev.example.com.", "A"),
        ("shop.dev.example.com.", "A"),
        ("www.example.com.", "A"),
    ]


def test_zones_that_are_made_and_the_certificate_are_of_the_platform(make):
    platform = make(FILE).platform

    template = Template.from_stack(platform)
    template.resource_count_is("AWS::Route53::HostedZone", 2)
    assert names(platform) == [("dev.example.com.", "NS")]
    template.resource_count_is("AWS::CertificateManager::Certificate", 1)
    template.resource_count_is("AWS::ElasticLoadBalancingV2::ListenerCertificate", 1)


def test_a_second_service_of_a_host_changes_no_other_template(make):
    before, after = make(FILE), make(FILE + SECOND)

    for part in ("platform", "network"):
        one, other = getattr(before, part), getattr(after, part)
        assert Template.from_stack(one).to_json() == Template.from_stack(other).to_json()
    one, other = before.services["web"], after.services["web"]
    assert Template.from_stack(one).to_json() == Template.from_stack(other).to_json()
    assert ("shop.dev.example.com.", "A") in names(after.services["api"])


def test_an_ipv6_address_gets_a_record_too(make):
    environment = make(FILE.replace("dns:", "network: {ip: dual-stack}\ndns:"))

    assert ("www.example.com.", "AAAA") in names(environment.services["web"])


def test_in_the_vpc_the_internal_load_balancer_answers_for_a_host_on_both(make):
    inside = 'internal_load_balancer: {certificates: [{domain: "*.dev.example.com"}]}\nservices:'
    route = "routes: [{host: shop.dev.example.com, balancer: internal}, "

    environment = make(FILE.replace("services:", inside).replace("routes: [", route))

    resources = Template.from_stack(environment.services["web"]).find_resources(RECORD)
    found = [one["Properties"] for one in resources.values()]
    shop = [one for one in found if one["Name"] == "shop.dev.example.com."]
    assert [one["Weight"] for one in shop] == [1, 1, 0]
    assert len({json.dumps(one["AliasTarget"]) for one in shop}) == 2
    platform = Template.from_stack(environment.platform)
    platform.resource_count_is("AWS::CertificateManager::Certificate", 1)
