"""One priority for every route of a shared listener: stable, unique, the more specific first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby

from moorage.errors import InvalidInputError
from moorage.values.priority_bands import FIRST_AUTOMATIC, band, preferred
from moorage.values.route import Route
from moorage.values.url_pattern import canonical, contains, literal_count

_LAST = 50_000


def allocate_priorities(routes: Mapping[str, Sequence[Route]]) -> dict[str, list[int]]:
    """Give every route its listener-rule priority.

    Use it once for each listener, with all services that share it. A computed priority depends on
    the name of the service and the patterns of the route alone, so adding, removing, reordering or
    changing other routes never moves it; it steps aside only for a number that the user wrote. A
    route that matches strictly less than another is tried first; ``priority_bands`` has the rules.

    Args:
        routes: The routes of each service. The order of services and of routes has no effect.

    Returns:
        For each service one priority for each route, in the order given.

    Raises:
        InvalidInputError: The first of :func:`priority_problems`.

    Example:
        >>> allocate_priorities({"web": [Route()], "api": [Route(path="/api/*")]})
        {'web': [49945], 'api': [47868]}
    """
    entries = _entries(routes)
    for problem in _problems(entries):
        raise problem
    numbers = {(entry.service, entry.index): entry.number for entry in entries}
    return {
        service: [numbers[service, index] for index in range(len(of_service))]
        for service, of_service in routes.items()
    }


def priority_problems(routes: Mapping[str, Sequence[Route]]) -> list[InvalidInputError]:
    """List everything that keeps the routes from sharing one listener.

    Use it to show all problems of an environment file at once: the same patterns twice, the same
    number twice, and routes that no request can reach because a wider one is tried first.

    Args:
        routes: As for :func:`allocate_priorities`.

    Example:
        >>> twice = priority_problems({"api": [Route(path="/x")], "web": [Route(path="/x")]})
        >>> print(twice[0].where, twice[0].what)
        services.web.routes[0] matches the same requests as services.api.routes[0]
    """
    return list(_problems(_entries(routes)))


@dataclass(frozen=True)
class _Entry:
    """One route with its place in the environment file and the number it gets."""

    service: str
    index: int
    route: Route
    host: str | None
    path: str
    band: range
    number: int

    @property
    def where(self) -> str:
        return f"services.{self.service}.routes[{self.index}]"

    @property
    def pattern(self) -> str:
        return (self.route.host or "") + self.route.path

    def matches_all_of(self, other: "_Entry") -> bool:
        # Counting first spares most walks: fewer literals are never contained in more.
        return (
            literal_count(self.path) <= literal_count(other.path)
            and contains(self.host or "*", other.host or "*")
            and contains(self.path, other.path)
        )


def _entries(routes: Mapping[str, Sequence[Route]]) -> list[_Entry]:
    fixed = {route.priority for of_service in routes.values() for route in of_service}
    entries = []
    for service in sorted(routes):
        for index, route in enumerate(routes[service]):
            host = canonical(route.host.lower()) if route.host is not None else None
            path = canonical(route.path)
            numbers = band(host, path)
            number = route.priority or _beside(fixed, numbers, preferred(service, host, path))
            entries.append(_Entry(service, index, route, host, path, numbers, number))
    return entries


def _beside(fixed: set[int | None], numbers: range, number: int) -> int:
    """Return the number, or the next one of its band if the user wrote it on some route."""
    at = numbers.index(number)
    around = [*numbers[at:], *numbers[:at]]
    # A band that the user filled up leaves a number written twice, which is reported as such.
    return next((free for free in around if free not in fixed), number)


def _problems(entries: list[_Entry]) -> Iterator[InvalidInputError]:
    first_with: dict[tuple[str | None, str], _Entry] = {}
    for entry in entries:
        first = first_with.setdefault((entry.host, entry.path), entry)
        if first is not entry:
            yield InvalidInputError(
                entry.where,
                f"matches the same requests as {first.where}",
                got=entry.pattern,
                fix="remove one of the two, or change its path or host",
            )
    distinct = list(first_with.values())
    by_number = sorted(distinct, key=lambda entry: (entry.number, entry.service, entry.index))
    for first, later in _pairs(by_number):
        if first.number == later.number:
            yield _same_number(first, later, distinct)
        elif first.matches_all_of(later):
            yield _hidden(first, later, distinct)


def _pairs(by_number: list[_Entry]) -> Iterator[tuple[_Entry, _Entry]]:
    """Yield the pairs that their bands alone do not put in the right order."""
    automatic = [entry for entry in by_number if not entry.route.priority]
    for _, of_one_band in groupby(automatic, key=lambda entry: entry.band.start):
        yield from combinations(of_one_band, 2)
    for place, fixed in enumerate(by_number):
        if fixed.route.priority:
            yield from ((first, fixed) for first in by_number[:place])
            after = by_number[place + 1 :]
            yield from ((fixed, later) for later in after if not later.route.priority)


def _same_number(first: _Entry, later: _Entry, entries: list[_Entry]) -> InvalidInputError:
    return InvalidInputError(
        later.where,
        f"has the same listener priority as {first.where} ({first.pattern!r})",
        got=later.number,
        fix=_fix(entries, later, first),
    )


def _hidden(wide: _Entry, narrow: _Entry, entries: list[_Entry]) -> InvalidInputError:
    return InvalidInputError(
        narrow.where,
        f"can never be reached: {wide.where} ({wide.pattern!r}, priority {wide.number}) is tried"
        f" before it (priority {narrow.number}) and matches everything it matches",
        got=narrow.pattern,
        fix=_fix(entries, narrow, wide),
    )


def _fix(entries: list[_Entry], *candidates: _Entry) -> str:
    for entry in candidates:
        if number := _free_number(entry, entries):
            return f"write `priority: {number}` on {entry.where}"
    return "give the more specific of the two the smaller priority"


def _free_number(entry: _Entry, entries: list[_Entry]) -> int | None:
    """Return an unused number after all narrower routes and before all wider ones."""
    others = [other for other in entries if other is not entry]
    used = {other.number for other in others}
    low = max((o.number for o in others if entry.matches_all_of(o)), default=0)
    high = min((o.number for o in others if o.matches_all_of(entry)), default=_LAST + 1)
    # Tens first: they leave the user room to put something in between later.
    numbers = [*range(10, FIRST_AUTOMATIC, 10), *range(1, _LAST + 1)]
    return next((number for number in numbers if low < number < high and number not in used), None)
