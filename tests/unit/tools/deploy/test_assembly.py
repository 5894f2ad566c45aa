"""Synthesizing: the app's own words when it refuses, and no stack of an earlier time."""

import shutil

import pytest

from tools.deploy.assembly import synthesize
from tools.emulator.settings import ROOT


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    """A folder in which an earlier synthesis left a stack that no longer exists."""
    folder = tmp_path_factory.mktemp("out")
    (folder / "gone.template.json").write_text("{}")
    return folder


@pytest.fixture(scope="module")
def assembly(out, tmp_path_factory):
    environments = tmp_path_factory.mktemp("environments")
    shutil.copy(ROOT / "environments" / "dev.yaml", environments)
    state = tmp_path_factory.mktemp("state")
    return synthesize("dev", environments=environments, state=state, folder=out)


def test_the_environments_stacks_are_there_by_name_and_path(assembly):
    assert {stack.name: stack.path for stack in assembly.stacks} == {
        "dev-registry": "dev/registry",
        "dev-network": "dev/network",
        "dev-platform": "dev/platform",
        "dev-service-api": "dev/service-api",
    }


def test_what_an_earlier_synthesis_left_is_gone(assembly, out):
    assert not (out / "gone.template.json").exists()
