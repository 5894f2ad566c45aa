"""MachinePlacement: an expression says something, and a daemon is on every machine once."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.machine_placement import MachinePlacement


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"only_where": " "}, "only_where: is empty"),
        ({"daemon": True, "distinct_machines": True}, "goes without saying"),
    ],
)
def test_what_says_nothing_is_refused(arguments, message):
    with pytest.raises(InvalidInputError, match=message):
        MachinePlacement(**arguments)
