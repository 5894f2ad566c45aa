"""PlacedRoute: what it is called in messages, and how it compares with others."""

import pytest

from moorage.values.placed_route import PlacedRoute
from moorage.values.priority_bands import band, preferred
from moorage.values.route import Route
from moorage.values.route_conditions import RouteConditions
from moorage.values.traffic_share import TrafficShare

GET = RouteConditions(methods=("GET",))
NEXT = RouteConditions(headers={"X-Version": ("next",)})


def placed(owner="api", **route):
    return PlacedRoute(owner=owner, index=2, route=Route(**route))


def test_a_route_of_a_service_is_named_by_its_place():
    assert placed().where == "services.api.routes[2]"


def test_what_belongs_to_no_service_is_named_as_it_is_given():
    assert placed("load_balancer.redirects.old").where == "load_balancer.redirects.old"


def test_the_pattern_shows_the_conditions():
    assert placed(path="/a", host="x.io", conditions=GET).pattern == "x.io/a (method: GET)"


def test_without_conditions_the_number_is_that_of_the_patterns():
    assert placed(path="/a/*").preferred == preferred("api", None, "/a/*")


@pytest.mark.parametrize(
    ("wide", "narrow", "expected"),
    [
        (placed(), placed(path="/a", conditions=GET), True),
        (placed(conditions=GET), placed(path="/a"), False),
        (placed(host="*.x.io"), placed(host="a.X.io"), True),
    ],
)
def test_a_route_matches_all_of_a_narrower_one(wide, narrow, expected):
    assert wide.matches_all_of(narrow) is expected


def test_a_condition_counts_like_one_more_literal():
    assert placed(path="/a/*", conditions=GET).band == band(None, "/ab/*")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({"conditions": GET}, {"conditions": NEXT}, True),
        ({"conditions": GET}, {"conditions": NEXT, "priority": 5}, False),
        ({"conditions": GET}, {"conditions": NEXT, "path": "/a"}, False),
        ({"conditions": GET}, {"conditions": RouteConditions(methods=("PUT",))}, False),
    ],
)
def test_only_chance_orders_equal_patterns_with_conditions_that_cross(one, other, expected):
    assert placed(**one).only_chance_orders(placed(**other)) is expected


@pytest.mark.parametrize(
    ("other", "hidden"),
    [
        (placed("shop", path="/a/*"), False),
        (placed("shop", path="/a/b"), True),
        (placed("other", path="/a/*"), True),
        (placed("shop", path="/b/*"), False),
    ],
)
def test_a_share_hides_all_but_the_route_it_is_of(other, hidden):
    share = TrafficShare(of="shop", percent=10)

    assert placed(path="/a/*", priority=10, share=share).hides(other) is hidden
