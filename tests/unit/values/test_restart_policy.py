"""RestartPolicy: within what ECS documents."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.restart_policy import RestartPolicy


@pytest.mark.parametrize("seconds", [60, 300, 1800])
def test_a_period_is_taken(seconds):
    assert RestartPolicy(attempt_period_seconds=seconds).attempt_period_seconds == seconds


@pytest.mark.parametrize(
    "policy",
    [
        {"attempt_period_seconds": 59},
        {"attempt_period_seconds": 1801},
        {"ignored_exit_codes": (256,)},
    ],
)
def test_is_refused(policy):
    with pytest.raises(InvalidInputError, match="the nearest is"):
        RestartPolicy(**policy)
