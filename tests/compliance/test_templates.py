"""What judges of templates find in every kind of environment, beyond what we accept."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.compliance import matrix

from tools.compliance.acceptance import load_acceptances
from tools.compliance.cfn_lint import cfn_lint
from tools.compliance.checkov import checkov
from tools.compliance.control_tower import control_tower
from tools.compliance.judges_environment import JudgesEnvironment
from tools.compliance.templates import as_import, as_text, prepare

ACCEPTED = load_acceptances(Path(__file__).parent / "accepted.yaml")
JUDGES = {
    "cfn-lint": (cfn_lint, as_import),
    "checkov": (checkov, as_text),
    "control-tower": (control_tower, as_text),
}
# So weak that every judge must object, or it was not listening.
CANARY = {
    "Resources": {
        "Canary": {
            "Type": "AWS::S3::Bucket",
            "Properties": {"AccessControl": "PublicRead", "Colour": "yellow"},
        }
    }
}


# Demands that no judge in the app makes, by the name of the environment that does not meet them.
WEAKENED = {
    f"weak{number}": demand["rule"]
    for number, demand in enumerate(matrix.DEMANDED)
    if demand["rule"].endswith("_check")
}


def strong(findings):
    """Leave out what was made to be found."""
    return [one for one in findings if not one.template.startswith(("canary", *WEAKENED))]


@pytest.fixture(scope="session")
def found(judged, bare, tmp_path_factory):
    """Return what each judge finds, the judges at work side by side."""
    judges = JudgesEnvironment()
    judges.complete()
    names = ["-".join(cell) for cell in matrix.CELLS]

    def judge(name):
        verdict, spelling = JUDGES[name]
        folder = tmp_path_factory.mktemp(name)
        prepare(judged.out, folder, names, spelling)
        for weakened in WEAKENED:
            prepare(bare.out, folder, names, spelling, pattern=f"{weakened}*.template.json")
        (folder / "canary.template.json").write_text(json.dumps(CANARY))
        return verdict(folder, judges)

    with ThreadPoolExecutor() as pool:
        return dict(zip(JUDGES, pool.map(judge, JUDGES), strict=True))


@pytest.mark.parametrize("tool", JUDGES)
def test_every_judge_listens(found, tool):
    assert [one for one in found[tool] if one.template.startswith("canary")] != []


@pytest.mark.parametrize("tool", JUDGES)
def test_every_finding_is_one_that_we_accept(found, tool):
    unexpected = [
        one for one in strong(found[tool]) if not any(entry.accepts(one) for entry in ACCEPTED)
    ]

    assert unexpected == []


@pytest.mark.parametrize("environment", WEAKENED, ids=WEAKENED.get)
def test_each_argument_that_only_these_judges_know_is_demanded(found, environment):
    findings = [one for judged in found.values() for one in judged]

    said = {one.rule for one in findings if one.template.startswith(environment)}
    assert WEAKENED[environment] in said


def test_everything_that_we_accept_is_found(found):
    everything = strong(one for findings in found.values() for one in findings)

    stale = [
        (entry.tool, rule, entry.kind)
        for entry in ACCEPTED
        for rule in entry.rules
        if not any(one.rule == rule and entry.accepts(one) for one in everything)
    ]
    rules = {(entry.tool, rule) for entry in ACCEPTED for rule in entry.rules}
    print(f"distinct rules of template judges accepted: {len(rules)}")
    assert stale == []
