"""One emulator for all tests of the tools, and boto3 clients that can reach nothing else."""

import os

import pytest

from tools.aws import Clients
from tools.emulator import control


@pytest.fixture(scope="session")
def emulator(tmp_path_factory):
    directory = tmp_path_factory.mktemp("emulator")
    yield control.start(directory)
    control.stop(directory)


@pytest.fixture
def clients(emulator, monkeypatch):
    variables = emulator.environment()
    for name in set(os.environ) - set(variables):
        monkeypatch.delenv(name)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    return Clients()
