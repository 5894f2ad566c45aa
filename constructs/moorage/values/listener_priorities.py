"""One priority for every route of a shared listener: stable, unique, the more specific first."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, groupby
from operator import attrgetter
from typing import Final, TypeAlias

from moorage.errors import InvalidInputError
from moorage.values.placed_route import PlacedRoute
from moorage.values.priority_bands import FIRST_AUTOMATIC
from moorage.values.route import Route

_LAST = 50_000
ListenerOf: TypeAlias = Callable[[Route], str]
_BALANCER: Final[ListenerOf] = attrgetter("balancer")


def allocate_priorities(
    routes: Mapping[str, Sequence[Route]], *, listener_of: ListenerOf = _BALANCER
) -> dict[str, list[int]]:
    """Give every route its listener-rule priority.

    Use it once for all services that share load balancers. A computed priority depends on the name
    of the service and the route itself alone, so adding, removing, reordering or changing other
    routes never moves it; it steps aside only for a number that the user wrote. A route that
    matches strictly less than another is tried first; ``priority_bands`` has the rules.

    Args:
        routes: The routes of each service. The order of services and of routes has no effect. What
            belongs to no service stands under its place, such as ``load_balancer.redirects.old``.
        listener_of: Name of the listener that a route's rule belongs to. Omitted: one for each
            ``balancer``.

    Returns:
        For each service one priority for each route, in the order given.

    Raises:
        InvalidInputError: The first of :func:`priority_problems`.

    Example:
        >>> allocate_priorities({"web": [Route()], "api": [Route(path="/api/*")]})
        {'web': [49945], 'api': [47868]}
    """
    entries = [one for of_listener in _entries(routes, listener_of) for one in of_listener]
    for problem in priority_problems(routes, listener_of=listener_of):
        raise problem
    numbers = {(entry.owner, entry.index): entry.number for entry in entries}
    return {
        service: [numbers[service, index] for index in range(len(of_service))]
        for service, of_service in routes.items()
    }


def priority_problems(
    routes: Mapping[str, Sequence[Route]], *, listener_of: ListenerOf = _BALANCER
) -> list[InvalidInputError]:
    """List everything that keeps the routes from sharing their listeners.

    Use it to show all problems of an environment file at once: the same patterns and conditions
    twice, or such that only chance would tell them apart; the same number twice; and routes that no
    request can reach because a wider one is tried first.

    Args:
        routes: As for :func:`allocate_priorities`.
        listener_of: As for :func:`allocate_priorities`.

    Example:
        >>> twice = priority_problems({"api": [Route(path="/x")], "web": [Route(path="/x")]})
        >>> print(twice[0].where, twice[0].what)
        services.web.routes[0] matches the same requests as services.api.routes[0]
    """
    return [one for of_listener in _entries(routes, listener_of) for one in _problems(of_listener)]


def _entries(
    routes: Mapping[str, Sequence[Route]], listener_of: ListenerOf
) -> Iterator[list[PlacedRoute]]:
    """Yield the routes of each listener."""
    places = [
        (owner, n, route) for owner in sorted(routes) for n, route in enumerate(routes[owner])
    ]
    for name in sorted({listener_of(route) for _, _, route in places}):
        here = [place for place in places if listener_of(place[2]) == name]
        fixed = {route.priority for _, _, route in here}
        entries = [
            PlacedRoute(owner=owner, index=index, route=route) for owner, index, route in here
        ]
        yield [
            replace(one, number=one.route.priority or _beside(fixed, one.band, one.preferred))
            for one in entries
        ]


def _beside(fixed: set[int | None], numbers: range, number: int) -> int:
    """Return the number, or the next one of its band if the user wrote it on some route."""
    at = numbers.index(number)
    around = [*numbers[at:], *numbers[:at]]
    # A band that the user filled up leaves a number written twice, which is reported as such.
    return next((free for free in around if free not in fixed), number)


def _problems(entries: list[PlacedRoute]) -> Iterator[InvalidInputError]:
    first_with: dict[tuple[object, ...], PlacedRoute] = {}
    for entry in entries:
        first = first_with.setdefault((*entry.requests, entry.route.share is None), entry)
        if first is not entry:
            yield InvalidInputError(
                entry.where,
                f"matches the same requests as {first.where}",
                got=entry.pattern,
                fix="remove one of the two, or change its path, host or conditions",
            )
    distinct = list(first_with.values())
    by_number = sorted(distinct, key=lambda entry: (entry.number, entry.owner, entry.index))
    for first, later in _pairs(by_number):
        if first.number == later.number:
            yield _same_number(first, later, distinct)
        elif first.hides(later):
            yield _hidden(first, later, distinct)
        elif first.only_chance_orders(later):
            yield _ambiguous(first, later, distinct)


def _pairs(by_number: list[PlacedRoute]) -> Iterator[tuple[PlacedRoute, PlacedRoute]]:
    """Yield the pairs that their bands alone do not put in the right order."""
    automatic = [entry for entry in by_number if not entry.route.priority]
    for _, of_one_band in groupby(automatic, key=lambda entry: entry.band.start):
        yield from combinations(of_one_band, 2)
    for place, fixed in enumerate(by_number):
        if fixed.route.priority:
            yield from ((first, fixed) for first in by_number[:place])
            after = by_number[place + 1 :]
            yield from ((fixed, later) for later in after if not later.route.priority)


def _same_number(
    first: PlacedRoute, later: PlacedRoute, entries: list[PlacedRoute]
) -> InvalidInputError:
    return InvalidInputError(
        later.where,
        f"has the same listener priority as {first.where} ({first.pattern!r})",
        got=later.number,
        fix=_fix(entries, later, first),
    )


def _hidden(
    wide: PlacedRoute, narrow: PlacedRoute, entries: list[PlacedRoute]
) -> InvalidInputError:
    return InvalidInputError(
        narrow.where,
        f"can never be reached: {wide.where} ({wide.pattern!r}, priority {wide.number}) is tried"
        f" before it (priority {narrow.number}) and matches everything it matches",
        got=narrow.pattern,
        # Nobody shall have to move for a share.
        fix=_fix(entries, *((wide, narrow) if wide.route.share else (narrow, wide))),
    )


def _ambiguous(
    first: PlacedRoute, later: PlacedRoute, entries: list[PlacedRoute]
) -> InvalidInputError:
    return InvalidInputError(
        later.where,
        f"some requests match both this and {first.where} ({first.pattern!r}), and neither is more "
        "specific",
        got=later.pattern,
        fix=f"{_fix(entries, later, first)}: the smaller number is tried first",
    )


def _fix(entries: list[PlacedRoute], *candidates: PlacedRoute) -> str:
    for entry in candidates:
        if number := _free_number(entry, entries):
            return f"write `priority: {number}` on {entry.where}"
    return "give the more specific of the two the smaller priority"


def _free_number(entry: PlacedRoute, entries: list[PlacedRoute]) -> int | None:
    """Return an unused number after all narrower routes and before all wider ones."""
    others = [other for other in entries if other is not entry]
    used = {other.number for other in others}
    low = max((o.number for o in others if entry.hides(o)), default=0)
    high = min((o.number for o in others if o.hides(entry)), default=_LAST + 1)
    # Tens first: they leave the user room to put something in between later.
    numbers = [*range(10, FIRST_AUTOMATIC, 10), *range(1, _LAST + 1)]
    return next((number for number in numbers if low < number < high and number not in used), None)
