"""A smoke test that no new task could hear is refused, and no other one."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.route import Route
from moorage.values.route_conditions import RouteConditions
from moorage.values.smoke_test import SmokeTest
from moorage.values.smoke_test_route import check_smoke_test_route

VPC = "10.0.0.0/16"


def conditions(**given):
    return Route(conditions=RouteConditions(**given))


@pytest.mark.parametrize(
    ("route", "test"),
    [
        (Route(), SmokeTest()),
        (Route(path="/a/*"), SmokeTest(path="/a/healthz?deep=1")),
        (Route(host="*.example.com"), SmokeTest(host="Shop.Example.com")),
        (Route(host="shop.example.com"), SmokeTest()),
        (conditions(methods=("GET", "HEAD")), SmokeTest()),
        (conditions(query={"Version": ("next",)}), SmokeTest(path="/?version=NEXT")),
        (conditions(headers={"User-Agent": ("smoke-*",)}), SmokeTest()),
        (conditions(source_ips=("192.0.2.0/24", "10.0.128.0/17")), SmokeTest()),
    ],
)
def test_what_gets_to_a_task_is_taken(route, test):
    check_smoke_test_route(test, route, sources=[VPC])


@pytest.mark.parametrize(
    ("route", "test", "message"),
    [
        (Route(path="/a/*"), SmokeTest(path="/other"), r"\.path: gets to no task"),
        (Route(path="/a/*"), SmokeTest(path="/A/x"), r"\.path: gets to no task"),
        (Route(path="/a"), SmokeTest(path="/?x=/a"), r"\.path: gets to no task"),
        (Route(host="*.example.com"), SmokeTest(), r"\.host: is needed"),
        (Route(host="a.example.com"), SmokeTest(host="b.x.com"), r"\.host: gets to no task"),
        (conditions(methods=("POST",)), SmokeTest(), ": does not meet the conditions"),
        (
            conditions(query={"v": ("2",)}),
            SmokeTest(path="/?v=1"),
            ": does not meet the conditions",
        ),
        (conditions(headers={"X-V": ("*",)}), SmokeTest(), ": does not meet the conditions"),
        (conditions(source_ips=("192.0.2.0/24",)), SmokeTest(), ": does not meet the conditions"),
    ],
)
def test_what_gets_to_none_is_refused(route, test, message):
    with pytest.raises(InvalidInputError, match=rf"SmokeTest{message}"):
        check_smoke_test_route(test, route, sources=[VPC])


def test_where_the_question_begins_may_be_unknown():
    check_smoke_test_route(SmokeTest(), conditions(source_ips=("192.0.2.0/24",)))


@pytest.mark.parametrize("protocol", ["http2", "grpc"])
def test_targets_that_speak_no_http_1_cannot_be_asked(protocol):
    with pytest.raises(InvalidInputError, match=f"HTTP/1.1, and targets of {protocol} do not"):
        check_smoke_test_route(SmokeTest(), Route(), protocol=protocol)
