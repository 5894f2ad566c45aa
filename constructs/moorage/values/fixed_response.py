"""Answer requests at the load balancer, without a service."""

from dataclasses import dataclass
from typing import Any, ClassVar, Final

from moorage.errors import InvalidInputError
from moorage.values.choices import require_choice
from moorage.values.route import Route
from moorage.values.route_conditions import RouteConditions

# https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_FixedResponseActionConfig.html
_LONGEST: Final = 1024
_TYPES: Final = (
    "text/plain",
    "text/css",
    "text/html",
    "application/javascript",
    "application/json",
)


@dataclass(frozen=True, kw_only=True)
class FixedResponse:
    """Answer at the load balancer: a page that is closed, a file that never changes.

    Args:
        status: Status code of the answer: 2xx, 4xx or 5xx.
        body: The answer, at most 1024 characters. Omitted: empty.
        content_type: ``text/plain``, ``text/css``, ``text/html``, ``application/javascript`` or
            ``application/json``.
        path: Path pattern. Omitted: every path.
        host: Host name or pattern. Omitted: every host.
        conditions: What else a request must bring along. Omitted: nothing.
        priority: As for a route. Omitted: computed.

    Raises:
        InvalidInputError: A load balancer would not give such an answer.

    Example:
        >>> FixedResponse(path="/robots.txt", status=200, body="User-agent: *").content_type
        'text/plain'
    """

    __pydantic_config__: ClassVar[Any] = {"extra": "forbid", "strict": True}

    status: int
    body: str = ""
    content_type: str = "text/plain"
    path: str = "/*"
    host: str | None = None
    conditions: RouteConditions = RouteConditions()
    priority: int | None = None

    def __post_init__(self) -> None:
        self.route("main")
        require_choice("FixedResponse.content_type", self.content_type, _TYPES)
        if self.status // 100 not in (2, 4, 5):
            what, fix = "must be 2xx, 4xx or 5xx", "write 404, or a redirect for 3xx"
            raise InvalidInputError("FixedResponse.status", what, got=self.status, fix=fix)
        if len(self.body) > _LONGEST:
            what = f"must be at most {_LONGEST} characters, is {len(self.body)}"
            fix = "let a service answer"
            raise InvalidInputError("FixedResponse.body", what, got=self.body[:20], fix=fix)

    def route(self, balancer: str) -> Route:
        """Return which requests are answered.

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
