"""Random valid environments: everything is reached, and nothing is open that nobody opened."""

import json
import tempfile
from pathlib import Path

import aws_cdk as cdk
from conftest import FLAGS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from moorage.config.loader import load_environment
from moorage.foundation.wildcards import WILDCARD_ACTIONS
from stacks.environment import Environment

CAPACITIES = {
    "fargate": {"fargate": {"weight": 1}},
    "spot": {"fargate": {"base": 1}, "fargate_spot": {"weight": 2}},
    "nodes": {"ec2": {"nodes": {"architecture": "arm64"}}},
    "strict nodes": {
        "ec2": {"nodes": {"ssm_access": True, "protect_long_tasks": True, "image": "bottlerocket"}}
    },
    "managed": {"managed_instances": {"big": {"max_vcpus": 8}}},
    "both": {"fargate": {"weight": 1}, "ec2": {"nodes": {"weight": 1}}},
}
WITH_INSTANCES = ("nodes", "strict nodes", "managed", "both")
MADE_BY_THE_CDK = ("CustomVpcRestrictDefaultSG", "CustomS3AutoDeleteObjects")
SERVICE = st.fixed_dictionaries(
    {"image": st.just({"repository": "app", "tag": "1.0"})},
    optional={
        "count": st.integers(min_value=0, max_value=5),
        "calls": st.lists(st.sampled_from(["sqs", "dynamodb", "kms", "s3"]), unique=True),
        "scratch": st.just(["/tmp"]),
    },
)
WEB = st.fixed_dictionaries(
    {
        "image": st.just({"repository": "app", "tag": "1.0"}),
        "port": st.integers(min_value=1024, max_value=65535),
        "routes": st.just([{"path": "/*"}]),
    },
    optional={
        "cpu_scaling": st.just({"min_tasks": 2, "max_tasks": 4}),
        "deployment": st.sampled_from(["rolling", "blue-green", "canary", "linear"]),
    },
)


@st.composite
def environments(draw):
    """Draw the content of an environment file that the schema accepts."""
    preset = draw(st.sampled_from(["private-with-nat", "isolated-with-endpoints", "public-only"]))
    usable = [name for name in CAPACITIES if preset != "public-only" or name not in WITH_INSTANCES]
    network = {"preset": preset, "zones": draw(st.sampled_from([["a", "b"], ["a", "b", "c"]]))}
    if preset == "private-with-nat":
        network["nat"] = draw(st.sampled_from(["one", "one-per-zone", "regional"]))
        network["endpoints"] = draw(st.sampled_from(["none", "needed"]))
    else:
        network["nat"] = "none"
    certificate = "arn:aws:acm:eu-west-1:111122223333:certificate/11111111-2222-3333"
    return {
        "region": "eu-west-1",
        "account": "111122223333",
        "posture": draw(st.sampled_from(["durable", "disposable"])),
        "tags": {"owner": "harbour"},
        "network": network,
        "cluster": {"capacity": CAPACITIES[draw(st.sampled_from(usable))]},
        "load_balancer": {
            "scheme": draw(st.sampled_from(["internet-facing", "internal"])),
            "certificate_arn": certificate,
        },
        "registry": {"repositories": {"app": {}}},
        "services": {"web": draw(WEB), **draw(st.dictionaries(st.sampled_from("ab"), SERVICE))},
    }


def synthesized(content):
    """Load the file as a user's, and return every resource with its id."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "environments" / "drawn.yaml"
        file.parent.mkdir()
        file.write_text(json.dumps(content))
        config = load_environment(file)
        app = cdk.App(context=FLAGS, outdir=str(Path(folder) / "out"))
        # A need that is not reached is an error here.
        Environment(app, config=config)
        return [
            (id, resource)
            for stack in app.synth().stacks
            for id, resource in stack.template["Resources"].items()
        ]


def open_to_the_world(resources):
    """Yield id and port of every rule that lets anybody in."""
    for id, resource in resources:
        properties = resource.get("Properties", {})
        rules = properties.get("SecurityGroupIngress", [])
        if resource["Type"] == "AWS::EC2::SecurityGroupIngress":
            rules = [properties]
        for rule in rules:
            if rule.get("CidrIp") == "0.0.0.0/0" or rule.get("CidrIpv6") == "::/0":
                yield id, rule["FromPort"]


def wildcards(resources):
    """Yield every action that is allowed on everything."""
    for id, resource in resources:
        kind = resource["Type"]
        if kind not in ("AWS::IAM::Policy", "AWS::IAM::ManagedPolicy", "AWS::IAM::Role"):
            continue
        properties = resource["Properties"]
        documents = [one["PolicyDocument"] for one in properties.get("Policies", ())]
        documents += [properties["PolicyDocument"]] if "PolicyDocument" in properties else []
        for statement in (one for document in documents for one in document["Statement"]):
            if statement["Resource"] == "*" and not id.startswith(MADE_BY_THE_CDK):
                actions = statement["Action"]
                yield from [actions] if isinstance(actions, str) else actions


@settings(
    deadline=None,
    max_examples=15,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(environments())
def test_a_valid_environment_reaches_what_it_needs_and_opens_nothing_else(content):
    resources = synthesized(content)

    public = content["load_balancer"]["scheme"] == "internet-facing"
    opened = {("LoadBalancer" in id, port) for id, port in open_to_the_world(resources)}
    assert opened <= ({(True, 443), (True, 80)} if public else set())
    assert set(wildcards(resources)) <= WILDCARD_ACTIONS.keys()
