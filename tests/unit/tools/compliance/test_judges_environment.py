"""JudgesEnvironment: installed once, completely, and again when the list changes."""

import io
import platform
import tarfile

import pytest

from tools.compliance.judges_environment import REQUIREMENTS, JudgesEnvironment
from tools.setup import Setup, SetupError

PACKAGE = "lib/python3.11/site-packages/cdklabs/cdk_validator_cfnguard/_jsii"


@pytest.fixture
def made(monkeypatch, tmp_path):
    """Return an environment whose steps are written down, and these steps."""
    monkeypatch.setattr(platform, "system", lambda: "Linux")
    monkeypatch.setattr(platform, "machine", lambda: "x86_64")
    folder, steps = tmp_path / "judges", []

    def run(name, _command, _environment):
        steps.append(name)
        package = folder / PACKAGE
        package.mkdir(parents=True, exist_ok=True)
        with tarfile.open(package / "guard.jsii.tgz", "w:gz") as packed:
            program = tarfile.TarInfo("package/bin/ubuntu/x86_64/cfn-guard")
            packed.addfile(program, io.BytesIO())

    return JudgesEnvironment(folder, Setup(run=run)), steps


def test_the_guard_program_can_be_started(made):
    judges, _ = made

    judges.complete()

    assert judges.guard.stat().st_mode & 0o111


def test_a_complete_environment_is_left_alone(made):
    judges, steps = made
    judges.complete()

    judges.complete()

    assert steps == ["Environment of the judges", "Judges of templates"]


def test_another_list_makes_it_anew(made, monkeypatch, tmp_path):
    judges, steps = made
    judges.complete()
    changed = tmp_path / "requirements.txt"
    changed.write_bytes(REQUIREMENTS.read_bytes() + b"another==1\n")
    monkeypatch.setattr("tools.compliance.judges_environment.REQUIREMENTS", changed)

    judges.complete()

    assert len(steps) == 4


def test_a_machine_without_a_guard_program_is_told(made, monkeypatch):
    judges, _ = made
    monkeypatch.setattr(platform, "system", lambda: "Plan9")

    with pytest.raises(SetupError, match=r"no program for Plan9.*use Linux or macOS"):
        _ = judges.guard


def test_everything_installed_is_pinned():
    lines = REQUIREMENTS.read_text().splitlines()

    listed = [line for line in lines if line and not line.startswith("#")]
    assert [line for line in listed if "==" not in line] == []
