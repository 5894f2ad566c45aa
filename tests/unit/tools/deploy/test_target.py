"""Where a command works: never on AWS by accident, never with another account's credentials."""

import os

import pytest

from moorage.config.loader import load_environment
from tools.deploy import target
from tools.deploy.failure import REFUSED, CommandError
from tools.emulator.settings import ROOT


@pytest.fixture
def no_credentials(monkeypatch):
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", os.devnull)


@pytest.fixture
def demo(monkeypatch):
    monkeypatch.chdir(ROOT)
    return load_environment(ROOT / "environments" / "demo.yaml")


def test_without_credentials_one_sentence_says_what_to_set(demo, no_credentials):
    with pytest.raises(CommandError, match="Set AWS_PROFILE") as refused:
        target.aws(demo)

    assert refused.value.code == REFUSED


def test_an_endpoint_elsewhere_is_refused(demo, no_credentials, monkeypatch):
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:4711")

    with pytest.raises(CommandError, match="would not reach AWS; unset it"):
        target.aws(demo)
