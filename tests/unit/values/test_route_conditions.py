"""RouteConditions: what load balancers accept, and which conditions are narrower."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.route_conditions import RouteConditions


def of(**conditions):
    return RouteConditions(**conditions)


@pytest.mark.parametrize(
    ("conditions", "message"),
    [
        ({"headers": {"X_A": ("a",)}}, r"headers\.X_A: a header's name must be.*write a name"),
        ({"headers": {"Host": ("a",)}}, "is the host of the route.*write host: NAME"),
        ({"headers": {"X": ()}}, "1 to 3 values .got 0.; leave the condition out"),
        ({"headers": {"X": ("a", "b", "c", "d")}}, "got 4.; make two routes"),
        ({"headers": {"X": ("ä",)}}, "printable ASCII"),
        ({"query": {"a*": ("b",)}}, "without wildcards"),
        ({"query": {"a": ("",)}}, "printable ASCII"),
        ({"methods": ("get",)}, "in upper case"),
        ({"source_ips": ("10.0.0.1/8",)}, "CIDR form"),
        ({"source_ips": ("10.0.0.1",)}, "write '10.0.0.1/32'"),
        ({"source_ips": ("255.255.255.255/32",)}, "not accepted by load balancers"),
    ],
)
def test_what_a_load_balancer_does_not_accept_is_refused(conditions, message):
    with pytest.raises(InvalidInputError, match=message):
        of(**conditions)


def test_conditions_that_mean_the_same_have_the_same_text():
    one = of(headers={"X-A": ("B", "a")}, source_ips=("2001:DB8::/32",), methods=("PUT", "GET"))
    other = of(headers={"x-a": ("a", "b")}, source_ips=("2001:db8::/32",), methods=("GET", "PUT"))

    assert one.text == other.text
    assert one.text == "header x-a: a, b; method: GET, PUT; source ip: 2001:db8::/32"


@pytest.mark.parametrize(
    ("narrow", "wide"),
    [
        (of(methods=("GET",)), of()),
        (of(methods=("GET",)), of(methods=("GET", "HEAD"))),
        (of(headers={"x": ("ab",)}), of(headers={"X": ("A*",)})),
        (of(query={"v": ("2",)}, methods=("GET",)), of(query={"v": ("2",)})),
        (of(source_ips=("10.1.0.0/16",)), of(source_ips=("10.0.0.0/8",))),
    ],
)
def test_more_or_narrower_conditions_imply_the_others(narrow, wide):
    assert narrow.imply(wide)
    assert not wide.imply(narrow)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (of(methods=("GET",)), of(methods=("POST",)), True),
        (of(headers={"x": ("a",)}), of(headers={"x": ("b",)}), True),
        (of(headers={"x": ("a*",)}), of(headers={"x": ("*b",)}), False),
        (of(headers={"x": ("a",)}), of(headers={"y": ("b",)}), False),
        (of(query={"v": ("1",)}), of(query={"v": ("2",)}), True),
        (of(source_ips=("10.0.0.0/16",)), of(source_ips=("10.1.0.0/16",)), True),
        (of(source_ips=("10.0.0.0/16",)), of(source_ips=("2001:db8::/32",)), True),
        (of(), of(methods=("GET",)), False),
    ],
)
def test_conditions_exclude_each_other_if_no_request_meets_both(one, other, apart):
    assert one.exclude(other) is apart
    assert other.exclude(one) is apart


def test_values_and_wildcards_are_counted():
    conditions = of(headers={"x": ("a*", "b?")}, query={"v": ("*",)}, methods=("GET",))

    assert (conditions.value_count, conditions.wildcard_count) == (4, 3)


def test_equal_conditions_are_one_key():
    assert {of(methods=("GET",)), of(methods=("GET",))} == {of(methods=("GET",))}
