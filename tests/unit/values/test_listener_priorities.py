"""listener_priorities: unique, stable numbers, or an error whose fix works."""

from dataclasses import replace

import pytest

from moorage.errors import InvalidInputError
from moorage.values.listener_priorities import allocate_priorities, priority_problems
from moorage.values.priority_bands import band, preferred
from moorage.values.route import Route
from moorage.values.route_conditions import RouteConditions


def only_problem(routes):
    (problem,) = priority_problems(routes)
    return problem


def colliding_pair():
    """Return two routes of service api that prefer the same number."""
    seen = {}
    for index in range(10_000):
        path = f"/{index:04}/*"
        other = seen.setdefault(preferred("api", None, path), path)
        if other != path:
            return Route(path=other), Route(path=path)
    raise AssertionError("no two of 10000 patterns prefer the same number")


def test_every_route_gets_a_number_in_the_order_given():
    routes = {"api": [Route(path="/b/*"), Route(path="/a/*", priority=7)], "web": [Route()]}

    assert allocate_priorities(routes) == {
        "api": [preferred("api", None, "/b/*"), 7],
        "web": [preferred("web", None, "/*")],
    }


def test_a_service_without_routes_gets_no_number():
    assert allocate_priorities({"worker": []}) == {"worker": []}


def test_upper_and_lower_case_of_a_host_make_no_difference():
    lower, upper = Route(host="a.example.com"), Route(host="A.Example.COM")

    assert allocate_priorities({"api": [lower]}) == allocate_priorities({"api": [upper]})


def test_upper_and_lower_case_of_a_path_are_different_routes():
    assert priority_problems({"api": [Route(path="/a"), Route(path="/A")]}) == []


@pytest.mark.parametrize(
    ("mine", "yours"),
    [
        (Route(path="/a"), Route(path="/a")),
        (Route(path="/a*"), Route(path="/a**")),
        (Route(host="x.example.com"), Route(host="X.example.com")),
        (Route(path="/a"), Route(path="/a", priority=5)),
    ],
)
def test_two_routes_for_the_same_requests_are_refused_once_and_both_named(mine, yours):
    problem = only_problem({"api": [mine], "web": [yours]})

    assert (problem.where, problem.what) == (
        "services.web.routes[0]",
        "matches the same requests as services.api.routes[0]",
    )


def test_two_equal_fixed_priorities_are_refused_with_a_free_number():
    problem = only_problem(
        {"api": [Route(path="/a", priority=10)], "web": [Route(path="/b", priority=10)]}
    )

    assert str(problem) == (
        "services.web.routes[0]: has the same listener priority as services.api.routes[0] ('/a')"
        " (got 10); write `priority: 20` on services.web.routes[0]"
    )


def test_two_routes_that_prefer_the_same_number_are_refused_with_a_free_number():
    problem = only_problem({"api": list(colliding_pair())})

    assert problem.fix == "write `priority: 10` on services.api.routes[1]"


def test_the_fix_of_a_collision_solves_it():
    first, second = colliding_pair()

    assert priority_problems({"api": [first, Route(path=second.path, priority=10)]}) == []


def test_the_fix_keeps_narrower_routes_reachable():
    first, second = colliding_pair()
    inside = [Route(path=route.path.replace("*", "x")) for route in (first, second)]
    problem = only_problem({"api": [first, second, *inside]})
    number = int(problem.fix.split("`")[1].removeprefix("priority: "))

    fixed = Route(path=second.path, priority=number)
    assert priority_problems({"api": [first, fixed, *inside]}) == []


def test_an_automatic_number_steps_aside_for_a_fixed_one_within_its_band():
    taken = preferred("api", None, "/a/*")
    routes = {"api": [Route(path="/a/*")], "web": [Route(path="/zz/*", priority=taken)]}
    (number,) = allocate_priorities(routes)["api"]

    assert number != taken
    assert number in band(None, "/a/*")


def test_a_band_that_the_user_filled_up_is_refused():
    path = "/?" + 100 * "a"
    filled = [Route(path=f"/{n}", host="x.io", priority=n) for n in band(None, path)]

    problem = only_problem({"api": [Route(path=path)], "web": filled})
    assert "has the same listener priority" in problem.what


def test_a_route_that_a_fixed_priority_hides_is_refused():
    problem = only_problem({"web": [Route(priority=5)], "api": [Route(path="/api/*")]})

    assert (problem.where, problem.fix) == (
        "services.api.routes[0]",
        "write `priority: 1` on services.api.routes[0]",
    )
    assert "services.web.routes[0] ('/*', priority 5)" in problem.what


def test_the_wider_route_is_to_move_when_nothing_is_free_before_it():
    problem = only_problem({"web": [Route(priority=1)], "api": [Route(path="/a", priority=2)]})

    assert problem.fix == "write `priority: 10` on services.web.routes[0]"


def test_a_host_pattern_hides_an_exact_host_if_it_is_fixed_before():
    wide = Route(host="*.example.com", priority=3)

    assert priority_problems({"web": [wide], "api": [Route(host="a.example.com")]})


def test_routes_that_only_overlap_may_be_in_any_order():
    routes = {"web": [Route(path="/*/x", priority=1)], "api": [Route(path="/a/*")]}

    assert priority_problems(routes) == []


def test_all_problems_are_listed():
    routes = {
        "api": [Route(path="/a"), Route(path="/b", priority=9)],
        "web": [Route(path="/a"), Route(path="/c", priority=9)],
    }

    assert len(priority_problems(routes)) == 2


def test_allocation_raises_the_first_problem():
    with pytest.raises(InvalidInputError, match=r"services\.web\.routes\[0\]: matches the same"):
        allocate_priorities({"api": [Route()], "web": [Route()]})


def test_a_route_with_more_conditions_is_tried_first():
    get, both = {"methods": ("GET",)}, {"methods": ("GET",), "query": {"beta": ("yes",)}}
    routes = {
        "web": [Route(path="/a/*")],
        "next": [Route(path="/a/*", conditions=RouteConditions(**found)) for found in (get, both)],
    }

    numbers = allocate_priorities(routes)

    assert numbers["next"][1] < numbers["next"][0] < numbers["web"][0]


def test_conditions_move_no_number_of_a_route_without_them():
    assert allocate_priorities({"web": [Route()], "api": [Route(path="/api/*")]}) == {
        "web": [49945],
        "api": [47868],
    }


def test_the_number_of_a_route_with_conditions_is_pinned():
    conditions = RouteConditions(headers={"X-Version": ("next",)})

    assert allocate_priorities({"api": [Route(path="/api/*", conditions=conditions)]}) == {
        "api": [47571]
    }


def test_equal_conditions_in_other_words_are_refused():
    one = Route(conditions=RouteConditions(headers={"X-A": ("Yes",)}))
    other = Route(conditions=RouteConditions(headers={"x-a": ("yes",)}))

    problem = only_problem({"api": [one], "web": [other]})

    assert problem.what == "matches the same requests as services.api.routes[0]"


def test_conditions_that_only_chance_would_order_are_refused_until_one_has_a_number():
    one = Route(conditions=RouteConditions(methods=("GET",)))
    other = Route(conditions=RouteConditions(headers={"X-A": ("yes",)}))

    problem = only_problem({"api": [one], "web": [other]})

    assert "neither is more specific" in problem.what
    assert problem.fix.endswith("the smaller number is tried first")
    assert priority_problems({"api": [replace(one, priority=10)], "web": [other]}) == []


def test_routes_of_different_listeners_never_collide():
    routes = {"api": [Route(priority=5), Route(priority=5, balancer="internal")]}

    assert allocate_priorities(routes) == {"api": [5, 5]}


def test_what_shares_a_listener_may_be_said_from_outside():
    routes = {"api": [Route(priority=5), Route(path="/a", priority=5, balancer="internal")]}

    assert priority_problems(routes, listener_of=lambda _: "one")
