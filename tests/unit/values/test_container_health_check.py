"""ContainerHealthCheck: a command, run by whom, and times within what ECS documents."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.container_health_check import ContainerHealthCheck


def test_one_line_is_for_the_shell_and_words_are_not():
    assert ContainerHealthCheck(command=("a b",)).words == ("CMD-SHELL", "a b")
    assert ContainerHealthCheck(command=("a", "b")).words == ("CMD", "a", "b")


@pytest.mark.parametrize(
    "check",
    [
        {"command": ()},
        {"command": ("",)},
        {"interval_seconds": 4},
        {"timeout_seconds": 61},
        {"retries": 0},
        {"start_period_seconds": 301},
    ],
)
def test_is_refused(check):
    with pytest.raises(InvalidInputError, match="ContainerHealthCheck"):
        ContainerHealthCheck(**({"command": ("true",)} | check))
