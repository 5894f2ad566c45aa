"""One question to the new tasks before anybody else asks them."""

import re
from dataclasses import dataclass

from moorage.errors import InvalidInputError
from moorage.values.ranges import require_range

_UNSAFE = re.compile(r"[\s\x00-\x1f\x7f]")
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, kw_only=True)
class SmokeTest:
    """Ask the new tasks for a page, and roll back unless they answer with the expected status.

    A Lambda function asks through the test listener of the load balancer, when all test traffic
    goes to the new tasks and all other traffic still goes to the old ones. It sends a ``GET`` over
    HTTP/1.1, so that a route with other conditions, and targets of HTTP/2 or gRPC, need a function
    of your own in ``hooks``.

    Args:
        path: What to ask for; begins with ``/`` and matches the route of the service.
        status: The expected status, 100 to 599.
        host: The host name to ask for; needed if that of the route has wildcards. Omitted: that of
            the route, if it has one.
        attempts: How often to ask before it has failed, 1 to 30, with 10 seconds in between.
        timeout_seconds: How long one answer may take, 1 to 10.

    Raises:
        InvalidInputError: A number is outside its range, or path or host is none.

    Example:
        >>> SmokeTest(path="/healthz").status
        200
    """

    path: str = "/"
    status: int = 200
    host: str | None = None
    attempts: int = 3
    timeout_seconds: int = 5

    def __post_init__(self) -> None:
        where = type(self).__name__
        if not self.path.startswith("/"):
            what, fix = "must start with '/'", f"write '/{self.path}'"
            raise InvalidInputError(f"{where}.path", what, got=self.path, fix=fix)
        if _UNSAFE.search(self.path):
            what, fix = "must have no spaces", "encode them as '%20'"
            raise InvalidInputError(f"{where}.path", what, got=self.path, fix=fix)
        if self.host is not None and not _HOST.fullmatch(self.host):
            what, fix = "must be a host name without wildcards", "write 'shop.example.com'"
            raise InvalidInputError(f"{where}.host", what, got=self.host, fix=fix)
        require_range(f"{where}.status", self.status, 100, 599)
        require_range(f"{where}.attempts", self.attempts, 1, 30, unit="attempts")
        require_range(f"{where}.timeout_seconds", self.timeout_seconds, 1, 10, unit="seconds")
