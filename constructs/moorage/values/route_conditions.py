"""What a request must bring along, besides its path and host, to match a route."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import IPv4Network, IPv6Network, ip_network
from typing import Any, ClassVar, Final

from moorage.errors import InvalidInputError
from moorage.values.pattern_overlap import overlap
from moorage.values.url_pattern import canonical, contains

# https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_HttpHeaderConditionConfig.html
_HEADER_NAME: Final = re.compile(r"[A-Za-z0-9-]{1,40}", re.ASCII)
# https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_HttpRequestMethodConditionConfig.html
_METHOD: Final = re.compile(r"[A-Z_-]{1,40}", re.ASCII)
_TEXT: Final = re.compile(r"[\x20-\x7e]{1,128}", re.ASCII)
_PLAIN_KEY: Final = re.compile(r"[\x21-\x29\x2b-\x3e\x40-\x7e]{1,128}", re.ASCII)
# "You can specify up to three match evaluations per condition":
# https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html
MOST_VALUES: Final = 3
_SOURCE_IP = "source ip"
_METHODS = "method"


@dataclass(frozen=True, kw_only=True)
class RouteConditions:
    """Match requests by header, query string, method or source address.

    Use them to tell requests of the same path and host apart: a new version for testers, writes
    apart from reads, an administration page for the office alone. All conditions must hold; of the
    values of one condition, any. In values of headers and of the query string, ``*`` stands for any
    number of characters and ``?`` for exactly one.

    Args:
        headers: Values by name of a header; upper and lower case are the same in both. Omitted:
            any.
        query: Values by key of the query string; upper and lower case are the same in both.
            Omitted: any.
        methods: HTTP methods in upper case, such as ``GET``. Omitted: any.
        source_ips: Ranges such as ``203.0.113.0/24`` that the request comes from. Behind a proxy
            that is the proxy's address, also behind CloudFront. Omitted: any.

    Raises:
        InvalidInputError: A load balancer would not accept a name, a value, or that many.

    Example:
        >>> RouteConditions(headers={"X-Version": ("next",)}, methods=("GET", "HEAD")).text
        'header x-version: next; method: GET, HEAD'
    """

    __pydantic_config__: ClassVar[Any] = {"extra": "forbid", "strict": True}

    headers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    query: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    methods: tuple[str, ...] = ()
    source_ips: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name, values in self.headers.items():
            _check_header(name)
            _check_values(f"headers.{name}", values, _TEXT, "of printable ASCII characters")
        for key, values in self.query.items():
            _check_key(key)
            _check_values(f"query.{key}", values, _TEXT, "of printable ASCII characters")
        if self.methods:
            _check_values("methods", self.methods, _METHOD, "such as 'GET', in upper case")
        if self.source_ips:
            _check_count("source_ips", self.source_ips)
        for cidr in self.source_ips:
            _network(cidr)

    def __hash__(self) -> int:
        return hash(self.text)

    @property
    def parts(self) -> dict[str, tuple[str, ...]]:
        """Each condition in a form in which equal ones are equal, by what it looks at."""
        found = {f"header {name.lower()}": _lower(self.headers[name]) for name in self.headers}
        found |= {f"query {key.lower()}": _lower(self.query[key]) for key in self.query}
        if self.methods:
            found[_METHODS] = tuple(sorted(set(self.methods)))
        if self.source_ips:
            found[_SOURCE_IP] = tuple(sorted(str(_network(one)) for one in self.source_ips))
        return dict(sorted(found.items()))

    @property
    def text(self) -> str:
        """The conditions on one line; equal for conditions that mean the same."""
        return "; ".join(f"{kind}: {', '.join(values)}" for kind, values in self.parts.items())

    @property
    def value_count(self) -> int:
        """How many values a load balancer has to compare."""
        return sum(len(values) for values in self.parts.values())

    @property
    def wildcard_count(self) -> int:
        """How many wildcards there are in all values."""
        values = [
            one for kind in (self.headers, self.query) for some in kind.values() for one in some
        ]
        return sum(one.count("*") + one.count("?") for one in values)

    def imply(self, wider: "RouteConditions") -> bool:
        """Tell whether every request that meets these conditions meets the others too.

        Args:
            wider: The others.
        """
        mine = self.parts
        return all(
            kind in mine and all(any(_inside(kind, one, of) for of in values) for one in mine[kind])
            for kind, values in wider.parts.items()
        )

    def exclude(self, other: "RouteConditions") -> bool:
        """Tell whether no request meets both, but for one that repeats a key of its query.

        Args:
            other: The others.
        """
        mine, theirs = self.parts, other.parts
        return any(
            not any(_meet(kind, one, of) for one in mine[kind] for of in theirs[kind])
            for kind in mine.keys() & theirs.keys()
        )


def _inside(kind: str, narrow: str, wide: str) -> bool:
    if kind != _SOURCE_IP:
        return narrow == wide if kind == _METHODS else contains(wide, narrow)
    inner, outer = _network(narrow), _network(wide)
    return inner.version == outer.version and inner.subnet_of(outer)  # type: ignore[arg-type]


def _meet(kind: str, one: str, other: str) -> bool:
    if kind != _SOURCE_IP:
        return one == other if kind == _METHODS else overlap(one, other)
    return _network(one).overlaps(_network(other))


def _lower(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({canonical(one.lower()) for one in values}))


def _check_header(name: str) -> None:
    where = f"RouteConditions.headers.{name}"
    if not _HEADER_NAME.fullmatch(name):
        # Load balancers that drop invalid header fields know no others:
        # https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html
        what = "a header's name must be at most 40 of A-Z, a-z, 0-9 and '-'"
        raise InvalidInputError(where, what, got=name, fix="write a name such as 'X-Version'")
    if name.lower() == "host":
        raise InvalidInputError(where, "is the host of the route", got=name, fix="write host: NAME")


def _check_key(key: str) -> None:
    if not _PLAIN_KEY.fullmatch(key):
        what = "a key must be at most 128 printable ASCII characters without wildcards"
        fix = "write one key as it stands in the query string, such as 'version'"
        raise InvalidInputError(f"RouteConditions.query.{key}", what, got=key, fix=fix)


def _check_values(where: str, values: tuple[str, ...], known: re.Pattern[str], what: str) -> None:
    _check_count(where, values)
    for value in values:
        if not known.fullmatch(value):
            raise InvalidInputError(
                f"RouteConditions.{where}",
                f"a value must be text {what}",
                got=value,
                fix="shorten or correct it",
            )


def _check_count(where: str, values: tuple[str, ...]) -> None:
    if not 1 <= len(values) <= MOST_VALUES:
        raise InvalidInputError(
            f"RouteConditions.{where}",
            f"one condition has 1 to {MOST_VALUES} values",
            got=len(values),
            fix="leave the condition out" if not values else "make two routes of it",
        )


def _network(cidr: str) -> IPv4Network | IPv6Network:
    where = "RouteConditions.source_ips"
    try:
        found = ip_network(cidr)
    except ValueError:
        what, fix = "must be a range in CIDR form", "write it like '203.0.113.0/24'"
        raise InvalidInputError(where, what, got=cidr, fix=fix) from None
    if str(found) == "255.255.255.255/32":
        what, fix = "is not accepted by load balancers", "remove it"
        raise InvalidInputError(where, what, got=cidr, fix=fix)
    if "/" not in cidr:
        fix = f"write '{found}'"
        raise InvalidInputError(where, "must be a range in CIDR form", got=cidr, fix=fix)
    return found
