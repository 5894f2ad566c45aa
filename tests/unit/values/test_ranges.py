"""Ranges: whole numbers within limits."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.ranges import require_range


@pytest.mark.parametrize("value", [1, 5, 10])
def test_a_number_within_the_limits_is_accepted(value):
    assert require_range("x", value, 1, 10) is None


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (0, r"x: must be 1 to 10 tasks \(got 0\); the nearest is 1"),
        (11, r"the nearest is 10"),
        (True, "must be a whole number"),
        ("5", "must be a whole number"),
        (5.0, "must be a whole number"),
        (None, r"write a number from 1 to 10"),
    ],
)
def test_everything_else_is_refused(value, message):
    with pytest.raises(InvalidInputError, match=message):
        require_range("x", value, 1, 10, unit="tasks")
