"""The gates are tested: of the weaknesses seeded into our own templates, which gate sees which.

The result is pinned, and printed in docs/compliance.md. After a change of seeds or judges:
``pytest tests/compliance/test_weaknesses.py --snapshot-update``, then ``make docs``.
"""

import copy
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from conftest import FLAGS
from syrupy.extensions.json import JSONSnapshotExtension
from tests.compliance import matrix
from tests.compliance.seeds import SEEDS
from tests.compliance.test_templates import JUDGES

import app as application
from moorage.checks.model.model import Model
from moorage.checks.model.template import Template
from moorage.checks.run import run
from tools.compliance.judges_environment import JudgesEnvironment
from tools.compliance.templates import as_import, as_text, spelled

HERE = Path(__file__).parent
LEAST_CAUGHT = 90
ENVIRONMENTS = {"hard": ("ec2", "saving", "dur"), "soft": ("fargate", "nat", "dur")}


@pytest.fixture(scope="module")
def stacks(tmp_path_factory):
    """The templates of two hardened environments, by the names of their stacks."""
    folder = tmp_path_factory.mktemp("hardened") / "environments"
    matrix.write(folder, ((name, matrix.environment(*cell)) for name, cell in ENVIRONMENTS.items()))
    assembly = application.build_app(FLAGS | {"environments": str(folder)}).synth()
    return {stack.stack_name: stack.template for stack in assembly.stacks}


@pytest.fixture(scope="module")
def seeded(stacks):
    """Each weakness with the templates of its environment."""
    found = {}
    for number, weakness in enumerate(SEEDS):
        environment = weakness.part.partition("-")[0]
        own = {n: copy.deepcopy(t) for n, t in stacks.items() if n.startswith(environment)}
        weakness.change(own[weakness.part])
        found[f"w{number:03d}"] = own
    return found


@pytest.fixture(scope="module")
def files(seeded, stacks, tmp_path_factory):
    """Changed and unchanged templates as files, in the two spellings of references."""
    folders = {}
    for spelling in (as_import, as_text):
        folder = folders[spelling] = tmp_path_factory.mktemp(spelling.__name__)
        for number, weakness in enumerate(SEEDS):
            name = f"w{number:03d}"
            write(folder, name, spelled(seeded[name][weakness.part], spelling))
            write(folder, weakness.part, spelled(stacks[weakness.part], spelling))
    return folders


def write(folder, name, template):
    (folder / f"{name}.template.json").write_text(json.dumps(template, indent=1))


def ours(templates):
    model = Model([Template(name, name, body, 0) for name, body in templates.items()])
    return {(one.id, f"{one.stack} {one.logical_id}") for one in run(model)}


def in_an_app(folder, out):
    """Return what judges that need an app find: (judge, file) -> {(rule, place)}."""
    variables = {key: value for key, value in os.environ.items() if key != "CDK_VALIDATION"}
    command = [sys.executable, HERE / "include.py", out, folder]
    subprocess.run(command, env=variables, capture_output=True, check=False)
    found = {}
    report = json.loads((out / "validation-report.json").read_text())
    for plugin in report["pluginReports"]:
        for violation in plugin["violations"]:
            for construct in violation["violatingConstructs"]:
                name, _, place = construct["constructPath"].partition("/")
                key = plugin["pluginName"], name
                found.setdefault(key, set()).add((violation["ruleName"], place))
    for name in json.loads((out / "refused.json").read_text()):
        found["CDK, which cannot read it", name] = {("refused", "")}
    return found


def of_templates(folders):
    """Return the same for judges of templates alone."""
    judges = JudgesEnvironment()
    judges.complete()

    def judge(tool):
        verdict, spelling = JUDGES[tool]
        return tool, verdict(folders[spelling], judges)

    found = {}
    with ThreadPoolExecutor() as pool:
        for tool, findings in pool.map(judge, JUDGES):
            for one in findings:
                key = tool, one.template.partition(".")[0]
                found.setdefault(key, set()).add((one.rule, one.resource))
    return found


@pytest.fixture(scope="module")
def caught(seeded, stacks, files, tmp_path_factory):
    """What each gate finds that it does not find in the unchanged template."""
    found = in_an_app(files[as_import], tmp_path_factory.mktemp("app")) | of_templates(files)
    tools = sorted({tool for tool, _ in found})
    before = {
        name: ours({n: t for n, t in stacks.items() if n.startswith(name)}) for name in ENVIRONMENTS
    }
    table = {}
    for number, weakness in enumerate(SEEDS):
        name, environment = f"w{number:03d}", weakness.part.partition("-")[0]
        by = {"Moorage": ours(seeded[name]) - before[environment]}
        for tool in tools:
            by[tool] = found.get((tool, name), set()) - found.get((tool, weakness.part), set())
        rules = {tool: sorted({rule for rule, _ in new}) for tool, new in by.items()}
        table[weakness.what] = {tool: new for tool, new in rules.items() if new}
    return table


def test_which_gate_catches_which_weakness_is_known(caught, snapshot):
    assert caught == snapshot.use_extension(JSONSnapshotExtension)


def test_nearly_every_weakness_is_caught_and_the_rest_are_few(caught):
    missed = [what for what, gates in caught.items() if not gates]
    print(f"weaknesses seeded: {len(caught)}, caught by no gate: {len(missed)}")

    assert len(caught) - len(missed) >= LEAST_CAUGHT


def test_our_checks_find_nothing_in_the_unchanged_templates(stacks):
    assert ours(stacks) == set()


def test_weaknesses_have_different_names():
    assert len({weakness.what for weakness in SEEDS}) == len(SEEDS)
