"""Send clients elsewhere, without a service."""

import re
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from moorage.errors import InvalidInputError
from moorage.values.route import Route
from moorage.values.route_conditions import RouteConditions
from moorage.values.url_pattern import contains

# Placeholders: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-action-types.html
_TO: Final = re.compile(
    r"(?:(?P<protocol>https?)://(?P<host>[A-Za-z0-9.-]+|#\{host\})(?::(?P<port>[0-9]{1,5}))?)?"
    r"(?P<path>/[A-Za-z0-9_\-.$/~'@:+#{}]*)?(?:\?(?P<query>[^\s#]*|#\{query\}))?",
    re.ASCII,
)

_PLACEHOLDER: Final = re.compile(r"#\{[a-z]+\}")


@dataclass(frozen=True, kw_only=True)
class Redirect:
    """Send clients elsewhere: from an old name or path to the new one.

    Args:
        to: Where to: ``https://shop.example.com``, or ``/shop`` on the same host. What is left out
            stays as it was: ``https://shop.example.com`` keeps path and query. ``#{host}``,
            ``#{path}`` (without the slash before it) and ``#{query}`` stand for the request's.
        path: Path pattern. Omitted: every path.
        host: Host name or pattern; its records, and the name on a certificate, are yours to make.
            Omitted: every host.
        conditions: What else a request must bring along. Omitted: nothing.
        priority: As for a route. Omitted: computed.
        permanent: Whether clients may remember it (301); they do so for a long time.

    Raises:
        InvalidInputError: The place cannot be read, or leads to itself.

    Example:
        >>> Redirect(host="old.example.com", to="https://shop.example.com").parts["host"]
        'shop.example.com'
    """

    __pydantic_config__: ClassVar[Any] = {"extra": "forbid", "strict": True}

    to: str
    path: str = "/*"
    host: str | None = None
    conditions: RouteConditions = RouteConditions()
    priority: int | None = None
    permanent: bool = False

    def __post_init__(self) -> None:
        self.route("main")
        if not self.to or not _TO.fullmatch(self.to):
            what, fix = (
                "must be an address, or a path",
                "write 'https://shop.example.com' or '/shop'",
            )
            raise InvalidInputError("Redirect.to", what, got=self.to, fix=fix)
        if self._leads_to_itself():
            what = "leads to requests that are redirected again, without an end"
            fix = "name another host, or a path that the redirect does not match"
            raise InvalidInputError("Redirect.to", what, got=self.to, fix=fix)

    def route(self, balancer: str) -> Route:
        """Return which requests are redirected.

        Args:
            balancer: Name of the load balancer.
        """
        return Route(
            path=self.path,
            host=self.host,
            conditions=self.conditions,
            priority=self.priority,
            balancer=balancer,
        )

    @property
    def parts(self) -> dict[str, str]:
        """What changes: protocol, host, port, path, query; each only if it is written."""
        found = _TO.fullmatch(self.to)
        return {key: part for key, part in found.groupdict().items() if part} if found else {}

    def _leads_to_itself(self) -> bool:
        parts = self.parts
        host, path = parts.get("host"), parts.get("path")
        # Whose a host is that no pattern of this redirect names, is not known here.
        same_host = host in (None, "#{host}") or (
            self.host is not None and contains(self.host.lower(), str(host).lower())
        )
        same_path = path is None or contains(self.path, _PLACEHOLDER.sub("*", path))
        return same_host and same_path and not self.conditions.value_count
