"""What independent judges find in our templates: nothing, but for what is acknowledged here."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parent / "synthesize.py"

# Every acknowledgement of the library: the construct that carries it (below its stack), the rule.
# The reason stands next to the code that acknowledges.
ACKNOWLEDGED = {
    ("Network/Vpc", "CloudFormation-Validate::W3010"),
    ("LoadBalancer/SecurityGroup/Resource", "AwsSolutions-EC23"),
    ("LoadBalancer/Logs/Bucket", "AwsSolutions-S1"),
    ("Service/Roles/ExecutionRole", "AwsSolutions-IAM5[Resource::*]"),
    ("Service/Task", "AwsSolutions-ECS2"),
}
# What the CDK acknowledges by itself in constructs that we use.
BY_THE_CDK = {("Network/Vpc/FlowLog", "CloudFormation-Validate::F3003")}


def below_stack(path):
    return re.sub(r"^[^/]+/[^/]+/", "", path)


def synthesize(out, *options):
    environment = {k: v for k, v in os.environ.items() if k != "CDK_VALIDATION"}
    return subprocess.run(
        [sys.executable, str(SCRIPT), str(out), *options],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def findings(out):
    report = json.loads((out / "validation-report.json").read_text())
    return {
        (below_stack(construct["constructPath"]), violation["ruleName"])
        for plugin in report["pluginReports"]
        for violation in plugin["violations"]
        for construct in violation["violatingConstructs"]
    }


@pytest.fixture(scope="session")
def judged(tmp_path_factory):
    """Every environment, judged by the CDK's own validation and by cdk-nag's AwsSolutions."""
    out = tmp_path_factory.mktemp("judged")
    return synthesize(out), out


@pytest.fixture(scope="session")
def bare(tmp_path_factory):
    """The same, with every acknowledgement of the library left out."""
    out = tmp_path_factory.mktemp("bare")
    return synthesize(out, "--bare"), out


def test_no_judge_finds_anything(judged):
    run, out = judged

    assert findings(out) == set()
    assert run.returncode == 0, run.stderr


def test_without_acknowledgements_the_same_judges_fail_the_synthesis(bare):
    run, _ = bare

    assert run.returncode != 0
    assert "ValidationFailed" in run.stderr


def test_every_finding_is_one_that_we_acknowledge(bare):
    _, out = bare

    unexpected = {
        (place, rule)
        for place, rule in findings(out)
        if not any(place.startswith(p) and r.endswith(rule) for p, r in ACKNOWLEDGED)
    }
    assert unexpected == set()


def test_every_acknowledgement_answers_a_finding(bare):
    _, out = bare

    stale = {
        (place, rule)
        for place, rule in ACKNOWLEDGED
        if not any(p.startswith(place) and rule.endswith(r) for p, r in findings(out))
    }
    assert stale == set()


def test_nothing_is_acknowledged_but_what_is_listed_here(judged):
    _, out = judged
    acknowledged = json.loads((out / "acknowledged.json").read_text())

    found = {
        (below_stack(path), rule.removeprefix("Annotation::"))
        for path, rules in acknowledged.items()
        for rule in rules
    }
    print(f"distinct rules acknowledged: {len({rule for _, rule in ACKNOWLEDGED})}")
    assert found - BY_THE_CDK == ACKNOWLEDGED
