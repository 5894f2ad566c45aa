"""MorePorts: one port or a range, open to nobody unless it says so."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.more_ports import MorePorts


def test_one_port_is_no_range():
    assert MorePorts(first=53, protocol="udp").text is None
    assert [*MorePorts(first=53).ports] == [53]


def test_a_range_has_both_ends():
    assert [*MorePorts(first=1, last=3).ports] == [1, 2, 3]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"first": 0}, "must be 1 to 65535"),
        ({"first": 80, "last": 80}, "must be 81 to 65535"),
        ({"first": 80, "open_to": ("all",)}, "is no range of addresses"),
    ],
)
def test_what_cannot_be_is_refused(arguments, message):
    with pytest.raises(InvalidInputError, match=message):
        MorePorts(**arguments)
