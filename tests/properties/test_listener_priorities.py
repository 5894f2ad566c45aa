"""listener_priorities under random services, routes and edits."""

from dataclasses import replace
from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moorage.errors import InvalidInputError
from moorage.values.listener_priorities import allocate_priorities, priority_problems
from moorage.values.priority_bands import band
from moorage.values.route import Route
from moorage.values.route_conditions import RouteConditions
from moorage.values.url_pattern import canonical, contains

SERVICES = ["api", "web", "search", "cart", "admin"]

# Few words and many wildcards, so that patterns often contain one another.
words = st.sampled_from(["a", "ab", "abc", "b", "v1", "a*", "*", "?", "a?", "*b"])
paths = st.lists(words, max_size=3).map(lambda parts: "/" + "/".join(parts))
names = st.sampled_from(["*", "*-a", "a", "b-a", "?", "*.a", "b.a"])
hosts = st.none() | names.map(lambda name: f"{name}.example.com")
some = st.sampled_from([("a",), ("b",), ("a", "b"), ("a*",), ("*",)])
conditions = st.builds(
    RouteConditions,
    headers=st.dictionaries(st.sampled_from(["X-A", "x-b"]), some, max_size=1),
    query=st.dictionaries(st.just("q"), some, max_size=1),
    methods=st.sampled_from([(), ("GET",), ("GET", "HEAD"), ("POST",)]),
    source_ips=st.sampled_from([(), ("10.0.0.0/8",), ("10.1.0.0/16",), ("2001:db8::/32",)]),
)


def accepted(values):
    try:
        Route(**values)
    except InvalidInputError:
        return False
    return True


def routes_with(**more):
    every = st.fixed_dictionaries({"path": paths, "host": hosts, **more})
    return every.filter(accepted).map(lambda values: Route(**values))


of_patterns = routes_with()
automatic = of_patterns | routes_with(conditions=conditions)
priorities = st.none() | st.integers(1, 50_000) | st.integers(1, 30)
any_route = routes_with(priority=priorities, conditions=st.just(RouteConditions()) | conditions)


def environments(routes, max_size=4):
    return st.dictionaries(st.sampled_from(SERVICES), st.lists(routes, max_size=max_size))


def band_of(route):
    host = canonical(route.host) if route.host else None
    return band(host, canonical(route.path), len(route.conditions.parts))


def strictly_narrower(narrow, wide):
    narrow_host, wide_host = ((route.host or "*").lower() for route in (narrow, wide))
    inside = contains(wide_host, narrow_host) and contains(wide.path, narrow.path)
    around = contains(narrow_host, wide_host) and contains(narrow.path, wide.path)
    inside = inside and narrow.conditions.imply(wide.conditions)
    around = around and wide.conditions.imply(narrow.conditions)
    return inside and not around


def without_refused(routes):
    """Keep the routes that can be added one after another without a problem."""
    kept = {}
    for service, of_service in routes.items():
        kept[service] = []
        for route in of_service:
            kept[service].append(route)
            if priority_problems(kept):
                kept[service].pop()
    return kept


def numbers_by_route(routes):
    numbers = allocate_priorities(routes)
    return {
        (service, route): number
        for service in routes
        for route, number in zip(routes[service], numbers[service], strict=True)
    }


@settings(max_examples=100, deadline=None)
@given(environments(any_route).map(without_refused))
def test_numbers_are_unique_and_within_what_a_listener_accepts(routes):
    numbers = [
        number for of_service in allocate_priorities(routes).values() for number in of_service
    ]

    assert len(set(numbers)) == len(numbers)
    assert all(1 <= number <= 50_000 for number in numbers)


@settings(max_examples=100, deadline=None)
@given(environments(any_route).map(without_refused))
def test_fixed_numbers_are_kept_and_automatic_ones_stay_in_their_band(routes):
    for (_, route), number in numbers_by_route(routes).items():
        assert number == route.priority or (route.priority is None and number in band_of(route))


@settings(max_examples=150, deadline=None)
@given(environments(any_route).map(without_refused))
def test_a_route_that_matches_strictly_less_is_tried_first(routes):
    numbered = [(route, number) for (_, route), number in numbers_by_route(routes).items()]

    for (one, first), (other, second) in combinations(numbered, 2):
        assert not strictly_narrower(one, other) or first < second
        assert not strictly_narrower(other, one) or second < first


@settings(max_examples=300, deadline=None)
@given(narrow=automatic, wide=automatic)
def test_the_bands_alone_never_put_a_wider_route_first(narrow, wide):
    assert not strictly_narrower(narrow, wide) or band_of(narrow).start <= band_of(wide).start


@settings(max_examples=100, deadline=None)
@given(environments(any_route).map(without_refused), st.randoms(use_true_random=False))
def test_the_order_of_services_and_routes_has_no_effect(routes, random):
    services = list(routes)
    random.shuffle(services)
    shuffled = {
        service: random.sample(routes[service], len(routes[service])) for service in services
    }

    assert numbers_by_route(shuffled) == numbers_by_route(routes)


@settings(max_examples=100, deadline=None)
@given(environments(any_route), st.randoms(use_true_random=False))
def test_whether_routes_are_refused_does_not_depend_on_their_order(routes, random):
    services = list(routes)
    random.shuffle(services)
    shuffled = {
        service: random.sample(routes[service], len(routes[service])) for service in services
    }

    assert bool(priority_problems(shuffled)) == bool(priority_problems(routes))


def a_route(random):
    """Return one of very many routes, as services of one environment have them."""
    path = "/".join(["", *random.choices("abcdefgh", k=random.randint(1, 4)), "*"])
    host = random.choice([None, "a.example.com", "b.example.com", "*.example.com"])
    found = random.choice(
        [
            {},
            {},
            {"methods": (random.choice(["GET", "POST"]),)},
            {"headers": {"X-Version": (random.choice(["1", "2", "next"]),)}},
            {"query": {"beta": ("yes",)}, "methods": ("GET",)},
            {"source_ips": (f"10.{random.randrange(4)}.0.0/16",)},
        ]
    )
    return Route(path=path, host=host, conditions=RouteConditions(**found))


def edited(routes, random):
    """Return the routes after somebody added, removed or changed one, and all those of before."""
    after = {service: list(of_service) for service, of_service in routes.items()}
    service = random.choice(SERVICES)
    of_service = after.setdefault(service, [])
    place = random.randrange(len(of_service)) if of_service else 0
    kinds = ["add", "remove", "change", "conditions", "number"]
    match random.choice(kinds) if of_service else "add":
        case "add":
            of_service.insert(place, a_route(random))
        case "remove":
            of_service.pop(place)
        case "change":
            of_service[place] = a_route(random)
        case "conditions":
            found = a_route(random).conditions
            of_service[place] = replace(of_service[place], conditions=found)
        case "number":
            of_service[place] = replace(of_service[place], priority=random.randint(1, 999))
    return after


@pytest.mark.parametrize("seed", [1, 2])
def test_no_edit_of_more_than_200_routes_moves_another(seed):
    random = Random(seed)  # noqa: S311 - a seed makes the test repeatable; nothing is secret
    routes = {service: [a_route(random) for _ in range(48)] for service in SERVICES}
    while problems := priority_problems(routes):
        _, service, index = problems[0].where.removesuffix("]").replace("routes[", "").split(".")
        routes[service].pop(int(index))
    numbers = numbers_by_route(routes)
    assert len(numbers) >= 200

    for _ in range(60):
        after = edited(routes, random)
        if priority_problems(after):
            continue
        routes, before, numbers = after, numbers, numbers_by_route(after)
        assert {key: before[key] for key in before.keys() & numbers.keys()} == {
            key: numbers[key] for key in before.keys() & numbers.keys()
        }


@settings(max_examples=100, deadline=None)
@given(environments(automatic).map(without_refused), any_route)
def test_a_fixed_number_moves_only_the_route_that_had_it(routes, fixed):
    before, edited = numbers_by_route(routes), {**routes, "new": [fixed]}
    if priority_problems(edited):
        return
    after = numbers_by_route(edited)

    moved = {key for key in before if before[key] != after[key]}
    assert all(before[key] == fixed.priority for key in moved)


@settings(max_examples=150, deadline=None)
@given(environments(automatic).map(without_refused), any_route)
def test_the_fix_of_a_single_problem_solves_it(routes, added):
    edited = {**routes, "new": [added]}
    problems = priority_problems(edited)
    if len(problems) != 1 or "write `priority: " not in problems[0].fix:
        return
    number, where = problems[0].fix.removeprefix("write `priority: ").split("` on services.")
    service, index = where.partition("]")[0].split(".routes[")
    old = edited[service][int(index)]
    repaired = [*edited[service]]
    repaired[int(index)] = replace(old, priority=int(number))

    assert priority_problems({**edited, service: repaired}) == []
