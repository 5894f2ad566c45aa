"""Which requests of a shared load balancer go to a service."""

import re
from dataclasses import dataclass
from typing import Any, ClassVar

from moorage.errors import InvalidInputError
from moorage.values.balancer_name import MAIN, check_balancer_name
from moorage.values.route_conditions import RouteConditions
from moorage.values.traffic_share import TrafficShare

# Lengths, characters and the rule for the last label of a host:
# https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html
_MAX_LENGTH = 128
_NOT_IN_PATH = re.compile(r"[^A-Za-z0-9_\-.$/~\"'@:+&*?]")
_NOT_IN_HOST = re.compile(r"[^A-Za-z0-9\-.*?]")
_HOST_SHAPE = re.compile(r".+\.[A-Za-z]+")
# https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateRule.html
_MAX_PRIORITY = 50_000
# The quotas page says six wildcards, the page about conditions five; the smaller one is safe:
# https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html
# https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html
_MAX_WILDCARDS = 5
_MAX_VALUES = 5


@dataclass(frozen=True, kw_only=True)
class Route:
    """Match requests by path, and by host name if one is given.

    Use one for each pattern under which a service is reached. In ``path`` and ``host``, ``*``
    stands for any number of characters and ``?`` for exactly one; both also match ``/`` and ``.``.

    Args:
        path: Path pattern that begins with ``/``; upper and lower case differ. Omitted: every path.
        host: Host name or pattern; upper and lower case are the same. Omitted: every host.
        priority: Place among the listener's rules, 1 to 50000; the lowest is tried first.
            Omitted: computed from the service's name, the patterns and the conditions, never below
            1000.
        conditions: What else a request must bring along. Omitted: nothing.
        balancer: Which load balancer: ``main``, or the environment's ``internal`` one.
        login: Name of one of the load balancer's logins. Omitted: everybody is let through.
        share: Which part of the requests of another service it takes; needs a ``priority`` below
            that of the other route. Omitted: all that match.

    Raises:
        InvalidInputError: A load balancer would not accept the path, host, conditions or priority,
            or a share has no priority.

    Example:
        >>> Route(path="/api/*", host="shop.example.com").path
        '/api/*'
    """

    # Read by pydantic when a configuration model nests this class; pydantic is not needed here.
    __pydantic_config__: ClassVar[Any] = {"extra": "forbid", "strict": True}

    path: str = "/*"
    host: str | None = None
    priority: int | None = None
    conditions: RouteConditions = RouteConditions()
    balancer: str = MAIN
    login: str | None = None
    share: TrafficShare | None = None

    def __post_init__(self) -> None:
        self._check_path()
        self._check_host()
        self._check_sums()
        check_balancer_name("Route.balancer", self.balancer)
        if self.share and self.priority is None:
            raise InvalidInputError(
                "Route.priority",
                "is needed with a share, and below that of the route it takes from",
                fix="write a number from 1 to 999, which are never given automatically",
            )
        if self.priority is not None and not 1 <= self.priority <= _MAX_PRIORITY:
            raise InvalidInputError(
                "Route.priority",
                f"must be 1 to {_MAX_PRIORITY}",
                got=self.priority,
                fix="write a number from 1 to 999, which are never given automatically",
            )

    def _check_path(self) -> None:
        if not self.path.startswith("/"):
            fix = f"write '/{self.path}'"
            raise InvalidInputError("Route.path", "must start with '/'", got=self.path, fix=fix)
        _check_text("Route.path", self.path, _NOT_IN_PATH)

    def _check_host(self) -> None:
        if self.host is None:
            return
        _check_text("Route.host", self.host, _NOT_IN_HOST)
        if not _HOST_SHAPE.fullmatch(self.host):
            raise InvalidInputError(
                "Route.host",
                "must have a '.' with only letters after the last one",
                got=self.host,
                fix="write a full name such as 'shop.example.com', or leave host out",
            )

    def _check_sums(self) -> None:
        patterns = self.path + (self.host or "")
        count = patterns.count("*") + patterns.count("?") + self.conditions.wildcard_count
        if count > _MAX_WILDCARDS:
            raise InvalidInputError(
                "Route",
                f"must have at most {_MAX_WILDCARDS} wildcards in path and host together, and in "
                "conditions",
                got=count,
                fix="put one '*' in the place of several wildcards",
            )
        own = self.value_count - self.conditions.value_count
        if self.value_count > _MAX_VALUES:
            raise InvalidInputError(
                "Route.conditions",
                f"a rule compares at most {_MAX_VALUES} values, those of path and host included",
                got=self.value_count,
                fix=f"leave {_MAX_VALUES - own} values in the conditions, or make two routes of it",
            )

    @property
    def has_path_condition(self) -> bool:
        """Whether the rule looks at the path: with other conditions, ``/*`` needs no place."""
        return self.path != "/*" or not self.conditions.value_count

    @property
    def value_count(self) -> int:
        """How many values the load balancer compares for this route."""
        of_patterns = self.has_path_condition + (self.host is not None)
        return of_patterns + self.conditions.value_count


def _check_text(where: str, text: str, forbidden: re.Pattern[str]) -> None:
    if len(text) > _MAX_LENGTH:
        what = f"must be at most {_MAX_LENGTH} characters, is {len(text)}"
        raise InvalidInputError(where, what, got=text, fix="shorten it, for example with '*'")
    if found := forbidden.search(text):
        what = f"has a character that load balancers do not accept in patterns: {found[0]!r}"
        raise InvalidInputError(where, what, got=text, fix="put '?' in its place")
