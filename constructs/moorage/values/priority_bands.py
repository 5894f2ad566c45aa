"""Which listener priorities a pattern can get: a layout that never changes."""

import hashlib

from moorage.values.url_pattern import literal_count

# Numbers below this one belong to the user and are never given automatically.
FIRST_AUTOMATIC = 1000

# One block per kind of host, the most specific first. Each row holds, up to and with that many
# literal characters: how many numbers go to patterns with no star, one star, more stars, for EACH
# count of literal characters. Sizes follow how common such patterns are (docs/adr/0004). They are
# public: changing one moves the priority of deployed rules.
_Rows = tuple[tuple[int, int, int, int], ...]
_BLOCKS: dict[str, _Rows] = {
    "exact host": (
        (1, 500, 12_000, 1),  # path /*: one service for each host name
        (4, 40, 100, 10),
        (14, 120, 400, 40),
        (20, 50, 150, 20),
        (30, 20, 50, 10),
        (60, 3, 6, 1),
        (128, 1, 1, 1),
    ),
    "wildcard host, 5 labels": ((96, 1, 2, 1),),
    "wildcard host, 4 labels": ((14, 1, 1, 1), (50, 8, 32, 4), (96, 1, 2, 1)),
    "wildcard host, 3 labels": ((11, 1, 1, 1), (40, 16, 80, 8), (96, 1, 3, 1)),
    "wildcard host, 2 labels": ((96, 1, 1, 1),),
    "any host": (
        (3, 20, 40, 4),
        (4, 120, 400, 40),
        (14, 200, 1280, 60),  # /orders/*, /api/v1/*
        (20, 100, 400, 40),
        (30, 30, 120, 20),
        (60, 5, 12, 3),
        (128, 1, 2, 1),
    ),
}


def _lay_out() -> dict[tuple[str, int, int], range]:
    bands, start = {}, FIRST_AUTOMATIC
    for block, rows in _BLOCKS.items():
        sizes: list[tuple[int, ...]] = []
        for last, *row in rows:
            sizes += [tuple(row)] * (last - len(sizes))
        for literals in range(len(sizes), 0, -1):
            for stars, size in enumerate(sizes[literals - 1]):
                bands[block, literals, stars] = range(start, start + size)
                start += size
    return bands


_BANDS = _lay_out()


def band(host: str | None, path: str, conditions: int = 0) -> range:
    """Return the priorities that a route with these patterns can get.

    Use it to see what is tried first: bands with smaller numbers are. Exact hosts come before
    wildcard hosts (more labels first), then no host; then more literal characters, then fewer
    stars. A condition counts like one more literal character. So a route that matches strictly less
    than another is never in a later band.

    Args:
        host: Canonical host pattern in lower case; ``None`` for every host.
        path: Canonical path pattern.
        conditions: How many conditions the route has besides.

    Example:
        >>> band(None, "/api/v1/*").start < band(None, "/api/*").start < band(None, "/*").start
        True
    """
    literals, stars = min(128, literal_count(path) + conditions), path.count("*")
    if host is None:
        block = "any host"
    elif not {"*", "?"} & set(host):
        block = "exact host"
    else:
        block = f"wildcard host, {min(5, host.count('.') + 1)} labels"
        # Literals of both count, or /* under *-dev.example.com and *.example.com would be equals.
        literals = min(96, literals + literal_count(host))
        # A wildcard host nearly always has one star: what tells routes apart is any further one.
        stars = max(0, stars + host.count("*") - 1)
    return _BANDS[block, literals, min(2, stars)]


def preferred(
    service: str, host: str | None, path: str, conditions: int = 0, text: str = ""
) -> int:
    """Return the priority that a route gets unless the user gave that number to another route.

    Use it for nothing but allocation: it looks at no other route, which is why adding, removing or
    changing one never moves the others.

    Args:
        service: Name of the service. It is part of the hash so that a pattern handed over from one
            service to another gets a new number: while both rules exist they must differ.
        host: Canonical host pattern in lower case; ``None`` for every host.
        path: Canonical path pattern.
        conditions: How many conditions the route has besides.
        text: These conditions in one form; routes that mean the same have the same.

    Example:
        >>> preferred("api", None, "/api/*") in band(None, "/api/*")
        True
    """
    # Nothing is added for a route without conditions: it keeps the number it always had.
    words = (service, host or "", path, *([text] if text else ()))
    digest = hashlib.sha256("\n".join(words).encode()).digest()
    numbers = band(host, path, conditions)
    return numbers[int.from_bytes(digest[:8], "big") % len(numbers)]
