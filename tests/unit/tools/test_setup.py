"""Setting up: only what is missing or outdated is made, and a half-made folder is made again."""

import subprocess
import sys

import pytest

from tools.setup import Setup, SetupError, main


class Steps:
    """Stands for pip and npm: leaves behind what they would, and remembers what was asked."""

    def __init__(self, root):
        self.root = root
        self.names = []
        self.fails = ""

    def __call__(self, name, _command, _environment):
        if name == self.fails:
            raise SetupError(f"{name}: failed")
        self.names.append(name)
        if name == "Python environment":
            subprocess.run(
                [sys.executable, "-m", "venv", "--without-pip", self.root / ".venv"], check=True
            )
        if name == "CDK CLI":
            cli = self.root / "node_modules" / ".bin" / "cdk"
            cli.parent.mkdir(parents=True, exist_ok=True)
            cli.write_text("")


@pytest.fixture
def project(tmp_path):
    for name in ("requirements.txt", "requirements-dev.txt", "pyproject.toml"):
        (tmp_path / name).write_text("1")
    for name in ("package.json", "package-lock.json"):
        (tmp_path / name).write_text("{}")
    return tmp_path


@pytest.fixture
def steps(project):
    return Steps(project)


@pytest.fixture
def setup(project, steps):
    return Setup(project, run=steps)


@pytest.fixture
def ready(project, steps, setup):
    """A project that looks set up, without the seconds that a real environment takes."""
    binaries = project / ".venv" / "bin"
    binaries.mkdir(parents=True)
    (binaries / "python").symlink_to(sys.executable)
    (binaries / "pip").write_text(f"#!{binaries / 'python'}\n")
    setup.complete()
    steps.names.clear()
    return setup


def test_a_second_run_does_nothing(ready, steps):
    ready.complete()

    assert steps.names == []


def test_an_empty_folder_gets_everything(setup, steps):
    setup.complete()

    assert steps.names == ["Python environment", "Python packages", "CDK CLI"]


def test_another_requirement_installs_packages_again_and_nothing_else(ready, steps, project):
    (project / "requirements.txt").write_text("2")

    ready.complete()
    assert steps.names == ["Python packages"]


def test_another_lock_file_installs_the_cli_again_and_nothing_else(ready, steps, project):
    (project / "package-lock.json").write_text("{ }")

    ready.complete()
    assert steps.names == ["CDK CLI"]


def test_packages_whose_installation_was_cut_off_are_installed_again(ready, steps, project):
    (project / "requirements.txt").write_text("2")
    steps.fails = "Python packages"
    with pytest.raises(SetupError):
        ready.complete()
    steps.fails = ""

    ready.complete()
    assert steps.names == ["Python packages"]


def test_an_environment_without_a_working_pip_is_made_again(ready, steps, project):
    (project / "requirements.txt").write_text("2")
    (project / ".venv" / "bin" / "python").unlink()
    (project / ".venv" / "bin" / "python").symlink_to("/bin/false")

    ready.complete()
    assert steps.names == ["Python environment", "Python packages"]


def test_an_environment_that_was_moved_here_is_made_again(ready, steps, project):
    (project / "requirements.txt").write_text("2")
    (project / ".venv" / "bin" / "pip").write_text("#!/somewhere/else/.venv/bin/python\n")

    ready.complete()
    assert steps.names == ["Python environment", "Python packages"]


def test_node_modules_without_the_cli_are_installed_again(ready, steps, project):
    (project / "node_modules" / ".bin" / "cdk").unlink()

    ready.complete()
    assert steps.names == ["CDK CLI"]


def test_a_failing_step_shows_the_end_of_its_log(project, capfd):
    setup = Setup(project)

    with pytest.raises(
        SetupError, match=r"(?s)Nonsense: failed with exit code 3.*the reason.*Try:"
    ):
        setup.run("Nonsense", [sys.executable, "-c", "print('the reason'); exit(3)"], {})


def test_a_program_that_is_missing_is_named_without_a_traceback(project):
    setup = Setup(project)

    with pytest.raises(SetupError, match="CDK CLI: /nowhere/npm cannot be started"):
        setup.run("CDK CLI", ["/nowhere/npm", "ci"], {})


def test_the_environment_is_never_made_with_the_python_that_is_in_it(project, monkeypatch):
    asked = []
    monkeypatch.setattr(sys, "executable", str(project / ".venv" / "bin" / "python3"))

    with pytest.raises(FileNotFoundError):
        Setup(project, run=lambda _name, command, _environment: asked.append(command[0])).complete()
    assert str(project) not in asked[0]


def test_an_old_python_is_told_so_in_one_sentence(monkeypatch, capsys):
    monkeypatch.setattr(sys, "version_info", (3, 9, 1))

    assert main() == 2
    assert "needs Python 3.11 or newer (this is 3.9.1)" in capsys.readouterr().err
