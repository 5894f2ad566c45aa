"""What every judge finds in the examples: nothing, but for what is accepted with a reason."""

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.compliance.test_templates import ACCEPTED, JUDGES

from tools.compliance.acceptance import load_acceptances
from tools.compliance.finding import Finding
from tools.compliance.judges_environment import JudgesEnvironment
from tools.compliance.templates import prepare

HERE = Path(__file__).parent
EXAMPLES = sorted(path.parent.name for path in (HERE.parents[1] / "examples").glob("*/app.py"))
HERE_ONLY = load_acceptances(HERE / "accepted_in_examples.yaml")


@pytest.fixture(scope="module")
def synthesized(tmp_path_factory):
    """The folder of what the judges in the app said, and of the templates."""
    out = tmp_path_factory.mktemp("examples")
    variables = {key: value for key, value in os.environ.items() if key != "CDK_VALIDATION"}
    run = subprocess.run(
        [sys.executable, HERE / "synthesize_examples.py", out],
        env=variables,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr[-3000:]
    return out


@pytest.fixture(scope="module")
def found(synthesized, tmp_path_factory):
    """Everything that is found in the examples, by judges in the app and of templates."""
    judges = JudgesEnvironment()
    judges.complete()

    def judge(name):
        verdict, spelling = JUDGES[name]
        folder = tmp_path_factory.mktemp(name)
        prepare(synthesized, folder, [], spelling)
        return verdict(folder, judges)

    with ThreadPoolExecutor() as pool:
        of_templates = [one for findings in pool.map(judge, JUDGES) for one in findings]
    return [*in_the_app(synthesized), *of_templates]


def in_the_app(folder):
    for name in EXAMPLES:
        report = json.loads((folder / f"{name}.json").read_text())
        for plugin in report["pluginReports"]:
            for violation in plugin["violations"]:
                for construct in violation["violatingConstructs"]:
                    resource = construct["cloudFormationResource"]
                    template = folder / f"{name}-{resource['templatePath']}"
                    body = json.loads(template.read_text())["Resources"][resource["logicalId"]]
                    yield Finding(
                        tool=plugin["pluginName"],
                        rule=violation["ruleName"],
                        template=template.name,
                        resource=resource["logicalId"],
                        kind=body["Type"],
                        message=violation["description"],
                    )


def test_every_finding_in_the_examples_is_one_that_we_accept(found):
    accepted = [*ACCEPTED, *HERE_ONLY]

    assert [one for one in found if not any(entry.accepts(one) for entry in accepted)] == []


def test_everything_that_is_accepted_in_the_examples_is_found(found):
    stale = [
        (entry.tool, rule)
        for entry in HERE_ONLY
        for rule in entry.rules
        if not any(one.rule == rule and entry.accepts(one) for one in found)
    ]

    assert stale == []


def test_every_example_was_judged(synthesized):
    assert {path.stem for path in synthesized.glob("*.json") if "." not in path.stem} == {*EXAMPLES}
