"""Environment: which stacks there are, and that each one changes alone."""

import copy
import json
from pathlib import Path

import pytest
import yaml
from aws_cdk.assertions import Annotations, Match, Template

import app as application

ROOT = Path(__file__).resolve().parents[3]
FLAGS = json.loads((ROOT / "cdk.json").read_text())["context"]
DEMO = yaml.safe_load((ROOT / "environments" / "demo.yaml").read_text())


@pytest.fixture
def templates(tmp_path):
    """Synthesize an environment file that is given as data; stack name -> template."""

    def synthesize(data, **context):
        (tmp_path / "demo.yaml").write_text(yaml.safe_dump(data))
        app = application.build_app({**FLAGS, "environments": str(tmp_path), **context})
        return {stack.stack_name: stack.template for stack in app.synth().stacks}

    return synthesize


def changed(change):
    data = copy.deepcopy(DEMO)
    change(data)
    return data


def resources(template, type):
    return [r for r in template["Resources"].values() if r["Type"] == type]


def test_an_environment_is_four_kinds_of_stacks(templates):
    assert set(templates(DEMO)) == {
        "demo-registry",
        "demo-network",
        "demo-platform",
        "demo-service-web",
        "demo-service-api",
    }


def add_worker(data):
    data["services"]["worker"] = {"image": {"repository": "api", "tag": "1.0.0"}}


def add_page(data):
    data["services"]["page"] = {
        "image": {"registry": "public.ecr.aws/docker/library/httpd:2.4"},
        "port": 80,
        "routes": [{"path": "/page/*"}, {"host": "page.example.com"}],
    }


@pytest.mark.parametrize("add", [add_worker, add_page])
def test_adding_a_service_changes_no_other_stack(templates, add):
    before = templates(DEMO)

    after = templates(changed(add))

    assert len(after) == len(before) + 1
    assert {name: after[name] for name in before} == before


@pytest.mark.parametrize("add", [add_worker, add_page])
def test_not_even_the_first_service_changes_another_stack(templates, add):
    bare = changed(lambda data: data["services"].clear())
    before = templates(bare)
    add(bare)

    after = templates(bare)

    assert {name: after[name] for name in before} == before


def test_the_order_of_services_in_the_file_changes_nothing(templates):
    def turn(data):
        data["services"] = dict(reversed(data["services"].items()))

    assert templates(changed(turn)) == templates(DEMO)


def test_stacks_read_one_another_weakly(templates):
    text = json.dumps(templates(DEMO))

    assert "Fn::GetStackOutput" in text
    assert "Fn::ImportValue" not in text


def test_every_resource_carries_the_environments_tags(templates):
    [cluster] = resources(templates(DEMO)["demo-platform"], "AWS::ECS::Cluster")

    tags = {tag["Key"]: tag["Value"] for tag in cluster["Properties"]["Tags"]}
    assert tags == {"environment": "demo", **DEMO["tags"]}


@pytest.mark.parametrize(("removal", "policy"), [("retain", "Retain"), ("destroy", "Delete")])
def test_removal_decides_about_logs_images_and_buckets(templates, removal, policy):
    found = templates(changed(lambda data: data.update(removal=removal)))

    kinds = {"AWS::Logs::LogGroup", "AWS::ECR::Repository", "AWS::S3::Bucket"}
    stateful = [r for t in found.values() for r in t["Resources"].values() if r["Type"] in kinds]
    assert len(stateful) == 6
    assert {r["DeletionPolicy"] for r in stateful} == {policy}
    assert {r["UpdateReplacePolicy"] for r in stateful} == {policy}


def test_log_retention_holds_everywhere(templates):
    found = templates(changed(lambda data: data.update(logs={"retention_days": 90})))

    groups = [g for t in found.values() for g in resources(t, "AWS::Logs::LogGroup")]
    assert {group["Properties"]["RetentionInDays"] for group in groups} == {90}


def test_the_image_of_one_deployment_comes_from_the_command_line(templates):
    digest = "sha256:" + "a" * 64

    found = templates(DEMO, environment="demo", **{"image.api": digest})

    [task] = resources(found["demo-service-api"], "AWS::ECS::TaskDefinition")
    image = json.dumps(task["Properties"]["ContainerDefinitions"][0]["Image"])
    assert f"@{digest}" in image


def test_a_more_specific_path_is_tried_first(templates):
    found = templates(DEMO)

    def priority(name):
        [rule] = resources(found[name], "AWS::ElasticLoadBalancingV2::ListenerRule")
        return rule["Properties"]["Priority"]

    assert priority("demo-service-api") < priority("demo-service-web")


@pytest.mark.parametrize(
    ("network", "expected"),
    [
        ({"nat": "one"}, 1),
        ({"nat": "one-per-zone"}, 2),
        ({"nat": "regional"}, 1),
        ({"preset": "public-only"}, 0),
    ],
)
def test_the_network_section_decides_about_nat(templates, network, expected):
    found = templates(changed(lambda data: data["network"].update(network)))

    assert len(resources(found["demo-network"], "AWS::EC2::NatGateway")) == expected


def test_an_isolated_internal_environment_has_no_internet_gateway(templates):
    def isolate(data):
        data["network"]["preset"] = "isolated-with-endpoints"
        data["load_balancer"]["scheme"] = "internal"
        del data["services"]["web"]

    found = templates(changed(isolate))

    assert resources(found["demo-network"], "AWS::EC2::InternetGateway") == []
    [balancer] = resources(found["demo-platform"], "AWS::ElasticLoadBalancingV2::LoadBalancer")
    assert balancer["Properties"]["Scheme"] == "internal"


def test_an_environment_without_repositories_has_no_stack_for_them(templates):
    data = changed(lambda data: data.pop("registry"))
    data["services"] = {"page": {"image": {"registry": "docker.io/library/httpd:2.4"}}}

    assert {len(template["Resources"]) > 0 for template in templates(data).values()} == {True}
    assert "demo-registry" not in templates(data)


def test_an_internal_load_balancer_stands_beside_the_first(templates):
    def both(data):
        data["internal_load_balancer"] = {"allow_http": "Only the VPC reaches it, for now."}
        data["services"]["api"]["routes"].append({"path": "/admin/*", "balancer": "internal"})

    found = templates(changed(both))

    balancers = resources(found["demo-platform"], "AWS::ElasticLoadBalancingV2::LoadBalancer")
    assert sorted(one["Properties"]["Scheme"] for one in balancers) == [
        "internal", "internet-facing",
    ]  # fmt: skip
    assert "InternalUrl" in found["demo-platform"]["Outputs"]
    groups = resources(found["demo-service-api"], "AWS::ElasticLoadBalancingV2::TargetGroup")
    assert len(groups) == 2


def test_a_full_load_balancer_gets_another_one_beside_it_and_that_is_said(tmp_path):
    def full(data):
        data["load_balancer"]["rule_quota"] = 2
        data["services"]["api"]["routes"] = [{"host": "api.example.com"}]
        paths = [{"host": "web.example.com", "path": f"/{name}"} for name in "ab"]
        data["services"]["web"]["routes"] = paths

    (tmp_path / "demo.yaml").write_text(yaml.safe_dump(changed(full)))
    app = application.build_app({**FLAGS, "environments": str(tmp_path)})
    platform = app.node.find_child("demo").platform

    Template.from_stack(platform).has_output("Main2Url", {})
    found = Annotations.from_stack(platform)
    found.has_warning("*", Match.string_like_regexp("Run `moorage balancers demo --write`"))
    found.has_info("*", Match.string_like_regexp("need 2 load balancers instead of one"))


def test_what_load_balancers_answer_themselves_is_in_the_platforms_stack(templates):
    def moved(data):
        data["load_balancer"]["redirects"] = {"old": {"path": "/old/*", "to": "/api/v2"}}
        data["load_balancer"]["responses"] = {"robots": {"path": "/robots.txt", "status": 404}}

    found, before = templates(changed(moved)), templates(DEMO)

    rules = resources(found["demo-platform"], "AWS::ElasticLoadBalancingV2::ListenerRule")
    kinds = [action["Type"] for one in rules for action in one["Properties"]["Actions"]]
    assert sorted(kinds) == ["fixed-response", "redirect"]
    assert found["demo-service-web"] == before["demo-service-web"]
