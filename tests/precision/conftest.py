"""Templates of others and what the checks find in them, once for all tests of this folder."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import FLAGS
from tests.precision import patterns

from moorage.checks import read_model, run
from moorage.errors import TemplateError
from tools.checks.corpora import Corpora

HERE = Path(__file__).parent
# It imports what is installed for its process alone.
collect_ignore = ["solutions.py"]


@pytest.fixture(scope="session")
def corpora(tmp_path_factory):
    """Return folders of templates by name of the corpus."""
    fetched = Corpora()
    fetched.complete()
    out = tmp_path_factory.mktemp("precision")
    path = os.pathsep.join([str(fetched.solutions), os.environ.get("PYTHONPATH", "")])
    made = subprocess.run(
        [sys.executable, HERE / "solutions.py", out / "solutions"],
        env=os.environ | {"PYTHONPATH": path, "JSII_DEPRECATED": "quiet"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr[-3000:]
    patterns.build(FLAGS, str(out / "patterns")).synth()
    patterns.build({}, str(out / "plain")).synth()
    [suite] = fetched.sources.iterdir()
    return {
        "aws-ecs-patterns, recommended flags": out / "patterns",
        "aws-ecs-patterns, no flags": out / "plain",
        "AWS Solutions Constructs": out / "solutions",
        "cfn-lint 1.58.0, its test suite": suite,
    }


@pytest.fixture(scope="session")
def scanned(corpora):
    """Return for each corpus the number of templates, and the findings as text."""
    result = {}
    for name, folder in corpora.items():
        models = [*read(folder)]
        result[name] = {
            "templates": sum(len(model.templates) for model in models),
            "findings": sorted(line(one, folder) for model in models for one in run(model)),
        }
    return json.loads(json.dumps(result))


def read(folder):
    """Yield an assembly as one model, and other templates one by one."""
    if (folder / "manifest.json").exists():
        yield read_model([folder])
        return
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        try:
            yield read_model([file])
        except TemplateError:
            continue  # broken on purpose, or no template


def line(one, folder):
    """Return a finding as one line: check, file, resource, property, what."""
    file = Path(one.file).relative_to(folder)
    return " | ".join([one.id, str(file), one.logical_id, one.property_path, one.what])
