"""Ownership: what came with an environment's deploys is its own, and nothing else is."""

import pytest

from tools.deploy.ownership import Ownership


@pytest.fixture
def owned(clients, tmp_path):
    def owned(environment="demo", token="t"):  # noqa: S107 - names an emulator, guards nothing
        return Ownership(tmp_path / environment, token=token, clients=clients)

    return owned


@pytest.fixture
def make(clients):
    """Make a log group, and remove it when the test is over."""
    logs, names = clients("logs"), []

    def make(name):
        names.append(name)
        logs.create_log_group(logGroupName=name)

    yield make
    for name in names:
        logs.delete_log_group(logGroupName=name)


def test_what_a_deploy_made_and_nobody_removed_is_left_over(owned, make):
    owned().begin()
    make("made")
    owned().end()

    assert owned().leftovers() == {"log group": ["made"]}


def test_what_was_there_before_is_not(owned, make):
    make("older")
    owned().begin()
    owned().end()

    assert owned().leftovers() == {}


def test_what_came_with_another_environment_is_not(owned, make):
    owned().begin()
    owned().end()
    owned("other").begin()
    make("of-the-other")
    owned("other").end()

    assert owned().leftovers() == {}


def test_what_an_interrupted_deploy_made_counts(owned, make):
    owned().begin()
    make("half")

    assert owned().leftovers() == {"log group": ["half"]}


def test_what_was_known_of_another_emulator_is_forgotten(owned, make):
    owned().begin()
    make("made")
    owned().end()

    assert owned(token="another").leftovers() == {}  # noqa: S106


def test_after_a_destroy_the_slate_is_clean(owned, make):
    owned().begin()
    make("made")
    owned().end()
    owned().leftovers()

    assert owned().leftovers() == {}
