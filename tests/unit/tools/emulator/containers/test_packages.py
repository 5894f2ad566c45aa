"""Where containers cannot run, one sentence says why."""

import subprocess

import pytest

from tools.emulator.containers import packages
from tools.emulator.containers.files import Files


@pytest.fixture
def missing(monkeypatch):
    """A machine of root with apt-get and without podman; what is run is remembered."""
    run = []

    def call(command, **_):
        run.append(command[4])
        return subprocess.CompletedProcess(command, returncode=100)

    monkeypatch.setattr(packages.sys, "platform", "linux")
    monkeypatch.setattr(packages.os, "geteuid", lambda: 0)

    def there(name, **_):
        return None if name == "podman" else f"/usr/bin/{name}"

    monkeypatch.setattr(packages.shutil, "which", there)
    monkeypatch.setattr(packages.subprocess, "run", call)
    return run


def test_what_cannot_be_installed_is_named(missing):
    with pytest.raises(packages.NoContainersError) as error:
        packages.ensure()

    assert str(error.value) == (
        "Containers need the packages podman, which apt-get could not install; "
        "here the tasks are records."
    )
    assert missing == ["install", "update", "install"]


def test_other_systems_are_told_at_once(monkeypatch):
    monkeypatch.setattr(packages.sys, "platform", "darwin")

    with pytest.raises(packages.NoContainersError, match="run on Linux only"):
        packages.ensure()


def test_other_users_are_told_at_once(monkeypatch):
    monkeypatch.setattr(packages.sys, "platform", "linux")
    monkeypatch.setattr(packages.os, "geteuid", lambda: 1000)

    with pytest.raises(packages.NoContainersError, match="need root"):
        packages.ensure()


def test_a_socket_with_a_long_path_is_known_before(tmp_path):
    assert not Files(tmp_path / "c").too_long or len(str(tmp_path)) > 90
    assert Files(tmp_path / ("c" * 100)).too_long


def test_the_configuration_is_written_below_one_folder(tmp_path):
    files = Files(tmp_path / "c")

    files.write()

    assert all(path.startswith(str(tmp_path / "c")) for path in files.variables.values())
    assert "127.0.0.1:5000" in (tmp_path / "c" / "registry.yml").read_text()
