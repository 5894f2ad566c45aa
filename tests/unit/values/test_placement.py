"""Placement: a daemon takes neither a strategy nor a constraint that it fulfils anyway."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.placement import Placement


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"distinct_instances": True}, "has one task on every instance anyway"),
        ({"strategy": "binpack"}, r"takes no placement strategy \(got 'binpack'\)"),
    ],
)
def test_a_daemon_cannot_have_everything(arguments, message):
    with pytest.raises(InvalidInputError, match=message):
        Placement(daemon=True, **arguments)
