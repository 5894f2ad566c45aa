"""Redirect: where to, what stays, and no circle."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.redirect import Redirect
from moorage.values.route_conditions import RouteConditions


@pytest.mark.parametrize(
    ("to", "parts"),
    [
        ("https://shop.io", {"protocol": "https", "host": "shop.io"}),
        ("https://shop.io:8443/x?a=1", {
            "protocol": "https", "host": "shop.io", "port": "8443", "path": "/x", "query": "a=1",
        }),
        ("/shop", {"path": "/shop"}),
        ("/shop/#{path}?#{query}", {"path": "/shop/#{path}", "query": "#{query}"}),
    ],
)  # fmt: skip
def test_only_what_is_written_changes(to, parts):
    assert Redirect(path="/old", to=to).parts == parts


@pytest.mark.parametrize("to", ["", "shop.io", "ftp://shop.io", "https://", "/a b"])
def test_what_is_no_address_is_refused(to):
    with pytest.raises(InvalidInputError, match=r"Redirect\.to: must be an address"):
        Redirect(path="/old", to=to)


@pytest.mark.parametrize(
    "values",
    [
        {"to": "/shop"},
        {"path": "/a/*", "to": "/a/b"},
        {"host": "*.shop.io", "to": "https://www.shop.io"},
        {"path": "/a/*", "to": "/a/#{path}"},
    ],
)
def test_a_circle_is_refused(values):
    with pytest.raises(InvalidInputError, match="without an end"):
        Redirect(**values)


@pytest.mark.parametrize(
    "values",
    [
        {"path": "/a/*", "to": "/b"},
        {"host": "old.shop.io", "to": "https://shop.io"},
        {"to": "/b", "conditions": RouteConditions(methods=("POST",))},
    ],
)
def test_what_leads_elsewhere_is_accepted(values):
    assert Redirect(**values).to == values["to"]


def test_its_route_is_on_the_load_balancer():
    assert Redirect(host="old.io", to="https://new.io").route("internal").balancer == "internal"


def test_patterns_that_load_balancers_do_not_accept_are_refused():
    with pytest.raises(InvalidInputError, match="must start with"):
        Redirect(path="a", to="/b")
