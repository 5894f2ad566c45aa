"""Asking: nothing happens on AWS without somebody's word."""

import pytest

from tools.deploy.confirm import confirm
from tools.deploy.failure import REFUSED, CommandError


def refusing(_question):
    raise AssertionError("nobody should have been asked")


def test_agreement_on_the_command_line_is_enough():
    assert confirm("Deploy?", yes=True, interactive=False, ask=refusing) is None


def test_without_a_terminal_it_refuses_and_says_how_to_agree():
    with pytest.raises(CommandError, match="YES=1") as refused:
        confirm("Deploy?", yes=False, interactive=False, ask=refusing)

    assert refused.value.code == REFUSED


@pytest.mark.parametrize("answer", ["y", "Yes", " YES "])
def test_a_yes_goes_on(answer):
    assert confirm("Deploy?", yes=False, interactive=True, ask=lambda _: answer) is None


@pytest.mark.parametrize("answer", ["", "n", "yeah no"])
def test_anything_else_does_nothing(answer):
    with pytest.raises(CommandError, match="Nothing was done"):
        confirm("Deploy?", yes=False, interactive=True, ask=lambda _: answer)
