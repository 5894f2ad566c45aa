"""EventChoice: some events, and never all of them."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.event_choice import EventChoice


def test_names_with_dots_are_fields_within_fields():
    choice = EventChoice(detail={"order.state": ("paid",), "order.kind": ("new",), "site": ("eu",)})

    assert choice.nested_detail == {
        "order": {"state": ["paid"], "kind": ["new"]},
        "site": ["eu"],
    }


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({}, "the queue would get every event of the bus; write source, detail_type or detail"),
        ({"detail": {"order": ("1",), "order.state": ("paid",)}}, "names a part of order"),
    ],
)
def test_what_is_no_choice_is_refused(arguments, message):
    with pytest.raises(InvalidInputError, match=message):
        EventChoice(**arguments)
