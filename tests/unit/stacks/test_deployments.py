"""Strategies from an environment file, and rules that no release changes."""

import copy
import json
from pathlib import Path

import pytest
import yaml

import app as application

ROOT = Path(__file__).resolve().parents[3]
FLAGS = json.loads((ROOT / "cdk.json").read_text())["context"]
DEMO = yaml.safe_load((ROOT / "environments" / "demo.yaml").read_text())
RULE = "AWS::ElasticLoadBalancingV2::ListenerRule"


@pytest.fixture
def api(tmp_path):
    """Synthesize the demo with some keys of its service, and return that service's template."""

    def synthesize(changes, data=DEMO, **context):
        changed = copy.deepcopy(data)
        changed["services"]["api"].update(changes)
        (tmp_path / "demo.yaml").write_text(yaml.safe_dump(changed))
        app = application.build_app({**FLAGS, "environments": str(tmp_path), **context})
        return app.synth().get_stack_by_name("demo-service-api").template

    return synthesize


def of(template, type):
    return {name: r for name, r in template["Resources"].items() if r["Type"] == type}


def configuration(template):
    [service] = of(template, "AWS::ECS::Service").values()
    return service["Properties"]["DeploymentConfiguration"]


def test_one_word_is_enough(api):
    found = configuration(api({"deployment": "canary"}))

    assert found["Strategy"] == "CANARY"
    assert found["CanaryConfiguration"] == {"CanaryPercent": 5, "CanaryBakeTimeInMinutes": 10}


def test_numbers_are_those_of_the_file(api):
    numbers = {"strategy": "linear", "step_percent": 12.5, "step_minutes": 1, "bake_minutes": 30}

    found = configuration(api({"deployment": numbers}))

    assert found["LinearConfiguration"] == {"StepPercent": 12.5, "StepBakeTimeInMinutes": 1}
    assert found["BakeTimeInMinutes"] == 30


def test_a_word_starts_a_deployment_and_changes_nothing_else(api):
    before, after = api({}), api({"redeploy": "2026-11-26"})

    [service] = of(after, "AWS::ECS::Service").values()
    force = service["Properties"].pop("ForceNewDeployment")
    assert force["ForceNewDeploymentNonce"] == "2026-11-26"
    assert after == before


CHANGES = [
    {"environment": {"VERSION": "2"}},
    {"size": {"cpu": 1024, "memory_mib": 2048}},
    {"redeploy": "again"},
    {"health": {"path": "/other", "grace_seconds": 300}},
    {"shutdown": {"deregistration_delay_seconds": 7}},
    {"deployment": {"strategy": "blue-green", "bake_minutes": 60}},
]


@pytest.mark.parametrize("change", CHANGES, ids=[next(iter(one)) for one in CHANGES])
def test_a_release_leaves_the_rule_as_it_is(api, change):
    # https://github.com/aws/aws-cdk/issues/36649: a rule that changes loses its weights.
    start = {"deployment": "blue-green"}

    assert of(api(start | change), RULE) == of(api(start), RULE)


def test_neither_does_another_image(api):
    start = {"deployment": "blue-green"}

    assert of(api(start, image="api=2.0.0"), RULE) == of(api(start), RULE)


def test_neither_do_tags_of_the_environment(api):
    start = {"deployment": "blue-green"}
    tagged = copy.deepcopy(DEMO)
    tagged["tags"]["version"] = "2"

    assert of(api(start, tagged), RULE) == of(api(start), RULE)
