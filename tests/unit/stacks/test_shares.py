"""From an environment file: a share is a rule of the service that takes it, and moves no other."""

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
load_balancer: {allow_http: The test has no domain name.}
internal_load_balancer: {allow_http: The test has no domain name.}
registry: {repositories: {api: {}}}
services:
  shop:
    image: {repository: api, tag: "1"}
    port: 8080
    routes: [{path: /a/*}, {path: /b/*, balancer: internal}]
"""
NEXT = """
  next:
    image: {repository: api, tag: "1"}
    port: 8080
    routes:
      - path: /b/*
        balancer: internal
        priority: 10
        share: {of: shop, percent: 10}
"""
RULE = "AWS::ElasticLoadBalancingV2::ListenerRule"


@pytest.fixture
def templates(tmp_path):
    def made(text):
        folder = tmp_path / str(len(text))
        folder.mkdir()
        (folder / "test.yaml").write_text(text)
        assembly = application.build_app(FLAGS | {"environments": str(folder)}).synth()
        return {one.stack_name.removeprefix("test-"): one for one in assembly.stacks}

    return made


def rules(stack):
    found = stack.template["Resources"].values()
    return [one["Properties"] for one in found if one["Type"] == RULE]


def test_nothing_of_others_changes_but_for_an_output(templates):
    before, after = templates(FILE), templates(FILE + NEXT)

    for name, stack in before.items():
        assert after[name].template["Resources"] == stack.template["Resources"]
        if name != "service-shop":
            assert after[name].template == stack.template
    added = (
        after["service-shop"].template["Outputs"].keys()
        - before["service-shop"].template["Outputs"].keys()
    )
    assert len(added) == 1


def test_the_rest_goes_to_the_targets_on_the_same_load_balancer(templates):
    stacks = templates(FILE + NEXT)

    [rule] = rules(stacks["service-next"])
    [action] = rule["Actions"]
    own, rest = action["ForwardConfig"]["TargetGroups"]
    assert rule["Priority"] == 10
    assert (own["Weight"], rest["Weight"]) == (10, 90)
    output = rest["TargetGroupArn"]["Fn::GetStackOutput"]["OutputName"]
    value = stacks["service-shop"].template["Outputs"][output]["Value"]
    [internal] = [one for one in rules(stacks["service-shop"]) if "/b/*" in str(one["Conditions"])]
    assert value == internal["Actions"][0]["TargetGroupArn"]
    waits = [one.id for one in stacks["service-next"].dependencies]
    assert stacks["service-shop"].id in waits
