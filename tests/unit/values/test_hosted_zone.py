"""HostedZone: what it is, what it holds, and who delegates it."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.hosted_zone import HostedZone, parent_of, zones_of

TOP = HostedZone(name="example.com", id="Z1")
SHOP = HostedZone(name="shop.example.com")
INSIDE = HostedZone(name="example.com", id="Z2", private=True)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"name": "Example.com"}, "name: is not a domain"),
        ({"name": "example.com."}, "name: is not a domain"),
        ({"name": "*.example.com"}, "name: is not a domain"),
        ({"name": "example.com", "id": "/hostedzone/Z1"}, "id: is not the id of a zone"),
    ],
)
def test_what_is_no_zone_is_refused(arguments, message):
    with pytest.raises(InvalidInputError, match=message):
        HostedZone(**arguments)


@pytest.mark.parametrize(
    ("zones", "internal", "chosen"),
    [
        ([TOP], False, [TOP]),
        ([TOP], True, [TOP]),
        ([TOP, SHOP], False, [SHOP]),
        ([SHOP, TOP], False, [SHOP]),
        ([TOP, SHOP, INSIDE], False, [SHOP, INSIDE]),
        ([TOP, SHOP, INSIDE], True, [INSIDE]),
        ([], False, []),
    ],
)
def test_a_host_belongs_to_the_closest_zones(zones, internal, chosen):
    assert zones_of("www.shop.example.com", zones, internal=internal) == tuple(chosen)


def test_a_zone_that_is_made_is_delegated_by_the_closest_public_one_that_exists():
    deep = HostedZone(name="a.shop.example.com")

    assert parent_of(deep, [deep, INSIDE, SHOP, TOP]) == TOP
    assert parent_of(TOP, [TOP, INSIDE]) is None
