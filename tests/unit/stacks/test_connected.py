"""From an environment file: names in the DNS, messages to others, events, and no proxy too many."""

import json
from pathlib import Path

import pytest

import app as application

ROOT = Path(__file__).resolve().parents[3]
FLAGS = json.loads((ROOT / "cdk.json").read_text())["context"]
FILE = """
region: eu-west-1
account: "111122223333"
posture: disposable
tags: {owner: harbour}
network: {preset: isolated-with-endpoints}
load_balancer: {allow_http: The test has no domain name.}
registry: {repositories: {api: {}}}
services:
  cart:
    image: {repository: api, tag: "1"}
    port: 7070
    discovery: {ttl_seconds: 5}
    publishes:
      ORDERS_TOPIC_ARN: {topic_arn: "arn:aws:sns:eu-west-1:111122223333:orders"}
      EVENT_BUS: {bus_arn: "arn:aws:events:eu-west-1:111122223333:event-bus/shop"}
  web:
    image: {repository: api, tag: "1"}
    connects_to: [cart]
    sends_to: [mails]
  mails:
    image: {repository: api, tag: "1"}
    queue:
      acceptable_latency_seconds: 60
      seconds_per_message: 2
      max_tasks: 5
      events:
        - bus_arn: "arn:aws:events:eu-west-1:111122223333:event-bus/shop"
          source: [shop.cart]
          detail: {order.state: [paid]}
    scaling_suspended: [scale-in]
"""


@pytest.fixture
def templates(tmp_path):
    (tmp_path / "environments").mkdir()
    (tmp_path / "environments" / "test.yaml").write_text(FILE)
    assembly = application.build_app(
        FLAGS | {"environments": str(tmp_path / "environments")}
    ).synth()
    return {
        one.stack_name.removeprefix("test-"): one.template["Resources"] for one in assembly.stacks
    }


def of(resources, kind):
    return [one["Properties"] for one in resources.values() if one["Type"] == kind]


def environment_of(resources):
    [task] = of(resources, "AWS::ECS::TaskDefinition")
    [container] = task["ContainerDefinitions"]
    return {one["Name"]: one["Value"] for one in container["Environment"]}


def test_a_name_in_the_dns_replaces_the_proxies(templates):
    [namespace] = of(templates["platform"], "AWS::ServiceDiscovery::PrivateDnsNamespace")
    assert namespace["Name"] == "test.internal"
    assert not of(templates["platform"], "AWS::ServiceDiscovery::HttpNamespace")
    assert environment_of(templates["service-web"])["CART_ADDRESS"] == "cart.test.internal:7070"
    for name in ("service-cart", "service-web"):
        [service] = of(templates[name], "AWS::ECS::Service")
        assert "ServiceConnectConfiguration" not in service


def test_the_code_knows_where_to_send_and_can_get_there(templates):
    found = environment_of(templates["service-cart"])
    assert found["ORDERS_TOPIC_ARN"] == "arn:aws:sns:eu-west-1:111122223333:orders"
    assert found["EVENT_BUS"] == "shop"
    endpoints = json.dumps(of(templates["network"], "AWS::EC2::VPCEndpoint"))
    for service in ("sns", "events", "sqs"):
        assert f".{service}" in endpoints


def test_one_word_sends_to_the_queue_of_another_service(templates):
    found = environment_of(templates["service-web"])
    assert "Fn::GetStackOutput" in found["MAILS_QUEUE_URL"]
    policies = json.dumps(of(templates["service-web"], "AWS::IAM::Policy"))
    assert "sqs:SendMessage" in policies
    assert "sqs:ReceiveMessage" not in policies


def test_events_go_to_the_queue_of_the_worker(templates):
    [rule] = of(templates["service-mails"], "AWS::Events::Rule")

    assert rule["EventBusName"] == "shop"
    assert rule["EventPattern"] == {
        "source": ["shop.cart"],
        "detail": {"order": {"state": ["paid"]}},
    }


def test_the_backlog_is_suspended_by_a_word(templates):
    [target] = of(templates["service-mails"], "AWS::ApplicationAutoScaling::ScalableTarget")

    assert target["SuspendedState"]["DynamicScalingInSuspended"] is True
