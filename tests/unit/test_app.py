"""The app: which environments it builds, and what it says when it cannot."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import app as application
from moorage.errors import ConfigError

ROOT = Path(__file__).resolve().parents[2]
FLAGS = json.loads((ROOT / "cdk.json").read_text())["context"]


def names(app):
    return sorted(child.node.id for child in app.node.children if child.node.id.islower())


def test_every_environment_file_is_a_subtree():
    assert names(application.build_app(FLAGS)) == ["containers", "demo", "dev", "prod"]


def test_one_environment_can_be_chosen():
    assert names(application.build_app({**FLAGS, "environment": "dev"})) == ["dev"]


def test_an_unknown_environment_is_answered_with_the_known_ones():
    with pytest.raises(
        ConfigError, match=r"environment=pord: no such file.*there is containers, demo, dev, prod"
    ):
        application.build_app({**FLAGS, "environment": "pord"})


def test_an_image_override_without_an_environment_is_refused():
    with pytest.raises(ConfigError, match=r"-c image\.api: belongs to one environment; add -c env"):
        application.build_app({**FLAGS, "image.api": "1.2.3"})


def test_the_problems_of_all_files_are_reported_together(tmp_path):
    for name in ("one", "two"):
        (tmp_path / f"{name}.yaml").write_text("region: eu-wset-1\n")

    with pytest.raises(ConfigError) as caught:
        application.build_app({**FLAGS, "environments": str(tmp_path)})

    files = {problem.split(":")[0].rsplit("/", 1)[-1] for problem in caught.value.problems}
    assert files == {"one.yaml", "two.yaml"}


def test_a_bad_file_ends_with_exit_code_2_and_no_traceback(tmp_path):
    (tmp_path / "bad.yaml").write_text("region: eu-wset-1\n")
    context = json.dumps({**FLAGS, "environments": str(tmp_path)})

    run = subprocess.run(
        [sys.executable, str(ROOT / "app.py")],
        env={**os.environ, "CDK_CONTEXT_JSON": context},
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.returncode == 2
    assert "Traceback" not in run.stderr
    assert "did you mean" in run.stderr or "use 'eu-west-1'" in run.stderr


def test_findings_end_with_exit_code_1_and_no_traceback(monkeypatch, capsys):
    class Found:
        def synth(self):
            raise RuntimeError("ValidationFailed: Validation failed. See report.json")

    monkeypatch.setattr(application, "build_app", Found)

    assert application.main() == 1
    assert capsys.readouterr().err == "Validation failed. See report.json\n"


def test_an_unknown_failure_keeps_its_traceback(monkeypatch):
    def broken():
        raise RuntimeError("something else")

    monkeypatch.setattr(application, "build_app", broken)

    with pytest.raises(RuntimeError, match="something else"):
        application.main()
