"""Ranges of addresses are written as a load balancer takes them."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.cidr import require_cidr


@pytest.mark.parametrize("got", ["203.0.113.0/24", "2001:db8::/32", "${Token[TOKEN.12]}"])
def test_a_range_is_taken_and_what_is_not_known_yet_too(got):
    require_cidr("X.ranges", got)


@pytest.mark.parametrize(
    ("got", "says"),
    [
        ("office", "is not an IP range"),
        ("203.0.113.7", "write it like '203.0.113.0/24'"),
        ("203.0.113.7/24", "use '203.0.113.0/24'"),
    ],
)
def test_everything_else_is_refused_with_a_way_out(got, says):
    with pytest.raises(InvalidInputError, match=rf"X\.ranges: .*{says}"):
        require_cidr("X.ranges", got)
