"""Whether the question of a smoke test gets to the tasks behind a route."""

from collections.abc import Sequence
from dataclasses import replace

from moorage.errors import InvalidInputError
from moorage.values.route import Route
from moorage.values.route_conditions import RouteConditions
from moorage.values.smoke_test import SmokeTest
from moorage.values.url_pattern import contains

_OWN = "let a function of your own ask, in hooks, and remove it"


def check_smoke_test_route(
    test: SmokeTest, route: Route, *, protocol: str = "http1", sources: Sequence[str] = ()
) -> None:
    """Refuse a question that no new task can ever hear.

    Use it before a test is made: it would take back every deployment, the first one included.

    Args:
        test: The question, a ``GET`` over HTTP/1.1.
        route: The route that leads to the new tasks, on the listener for tests too.
        protocol: What the tasks speak to the load balancer.
        sources: IP ranges in which the question begins. Omitted: not known.

    Raises:
        InvalidInputError: The route does not take it, or the tasks cannot.

    Example:
        >>> check_smoke_test_route(SmokeTest(path="/a/healthz"), Route(path="/a/*"))
    """
    if protocol != "http1":
        # Load balancers answer 464 themselves:
        # https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html
        what = f"asks over HTTP/1.1, and targets of {protocol} do not take that"
        raise InvalidInputError("SmokeTest", what, fix=_OWN)
    if not contains(route.path, test.path.partition("?")[0]):
        what = f"gets to no task: the route takes {route.path!r}"
        fix = f"ask for a path that {route.path!r} matches"
        raise InvalidInputError("SmokeTest.path", what, got=test.path, fix=fix)
    _check_host(test, route.host)
    conditions = route.conditions
    if not (_meets(test, conditions) and _comes_from(sources, conditions)):
        what = "does not meet the conditions of the route"
        raise InvalidInputError("SmokeTest", what, got=conditions.text, fix=_OWN)


def _check_host(test: SmokeTest, host: str | None) -> None:
    where = "SmokeTest.host"
    if host is None:
        return
    if test.host is None:
        if set("*?") & set(host):
            what = f"is needed: the route takes {host!r}, which is no name to ask for"
            raise InvalidInputError(where, what, fix="add a host that it matches")
    elif not contains(host.lower(), test.host.lower()):
        what, fix = f"gets to no task: the route takes {host!r}", "ask for a host that it matches"
        raise InvalidInputError(where, what, got=test.host, fix=fix)


def _meets(test: SmokeTest, conditions: RouteConditions) -> bool:
    sent = {"method": "GET", "header user-agent": "smoke-test"}
    for part in test.path.partition("?")[2].split("&"):
        key, _, value = part.lower().partition("=")
        sent[f"query {key}"] = value
    return all(
        kind in sent and any(contains(one, sent[kind]) for one in values)
        for kind, values in replace(conditions, source_ips=()).parts.items()
    )


def _comes_from(sources: Sequence[str], conditions: RouteConditions) -> bool:
    allowed = RouteConditions(source_ips=conditions.source_ips)
    return not sources or not all(
        allowed.exclude(RouteConditions(source_ips=(one,))) for one in sources
    )
