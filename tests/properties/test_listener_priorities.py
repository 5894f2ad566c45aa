"""listener_priorities under random services, routes and edits."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from moorage.values.listener_priorities import allocate_priorities, priority_problems
from moorage.values.priority_bands import band
from moorage.values.route import Route
from moorage.values.url_pattern import canonical, contains

SERVICES = ["api", "web", "search", "cart", "admin"]

# Few words and many wildcards, so that patterns often contain one another.
words = st.sampled_from(["a", "ab", "abc", "b", "v1", "a*", "*", "?", "a?", "*b"])
paths = st.lists(words, max_size=3).map(lambda parts: "/" + "/".join(parts))
names = st.sampled_from(["*", "*-a", "a", "b-a", "?", "*.a", "b.a"])
hosts = st.none() | names.map(lambda name: f"{name}.example.com")


def accepted(path, host):
    return sum((path + (host or "")).count(wildcard) for wildcard in "*?") <= 5


patterns = st.tuples(paths, hosts).filter(lambda pattern: accepted(*pattern))
automatic = patterns.map(lambda pattern: Route(path=pattern[0], host=pattern[1]))
priorities = st.none() | st.integers(1, 50_000) | st.integers(1, 30)
any_route = st.builds(
    lambda pattern, priority: Route(path=pattern[0], host=pattern[1], priority=priority),
    patterns,
    priorities,
)


def environments(routes, max_size=4):
    return st.dictionaries(st.sampled_from(SERVICES), st.lists(routes, max_size=max_size))


def strictly_narrower(narrow, wide):
    narrow_host, wide_host = ((route.host or "*").lower() for route in (narrow, wide))
    inside = contains(wide_host, narrow_host) and contains(wide.path, narrow.path)
    around = contains(narrow_host, wide_host) and contains(narrow.path, wide.path)
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
        host = canonical(route.host) if route.host else None
        assert number == route.priority or (
            route.priority is None and number in band(host, canonical(route.path))
        )


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
    def band_of(route):
        return band(canonical(route.host) if route.host else None, canonical(route.path))

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


@settings(max_examples=5, deadline=None)
@given(st.randoms(use_true_random=False))
def test_220_edits_never_move_another_route(random):
    routes, numbers = {}, {}
    for edit in range(220):
        before = {service: list(of_service) for service, of_service in routes.items()}
        service = random.choice(SERVICES)
        if edit % 4 == 3 and routes.get(service):
            routes[service].pop(random.randrange(len(routes[service])))
        else:
            path = "/".join(["", *random.choices("abcdefgh", k=random.randint(1, 4)), "*"])
            host = random.choice([None, "a.example.com", "*.example.com"])
            routes.setdefault(service, []).insert(0, Route(path=path, host=host))
        if priority_problems(routes):
            routes = before
            continue
        after = numbers_by_route(routes)
        assert {key: numbers[key] for key in after.keys() & numbers.keys()} == {
            key: after[key] for key in after.keys() & numbers.keys()
        }
        numbers = after


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
    service, index = where.removesuffix("]").split(".routes[")
    old = edited[service][int(index)]
    repaired = [*edited[service]]
    repaired[int(index)] = Route(path=old.path, host=old.host, priority=int(number))

    assert priority_problems({**edited, service: repaired}) == []
