"""Send the requests of one client to the same task."""

from dataclasses import dataclass
from typing import Any, ClassVar, Final

from moorage.errors import InvalidInputError
from moorage.values.ranges import require_range

# https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html
_LONGEST: Final = 7 * 24 * 3600
_RESERVED: Final = ("AWSALB", "AWSALBAPP", "AWSALBTG")


@dataclass(frozen=True, kw_only=True)
class StickySessions:
    """Send a client to the task that answered it before, by a cookie.

    Use it only for software that keeps sessions in memory: load spreads less evenly, and the
    sessions of a task are lost with it.

    Args:
        seconds: How long a client stays with a task, 1 to 604800 (a week).
        cookie: Name of a cookie that the application sets; the client stays while it is sent.
            Omitted: the load balancer's own cookie.

    Raises:
        InvalidInputError: The time is out of range, or the name belongs to AWS.

    Example:
        >>> StickySessions().seconds
        86400
    """

    __pydantic_config__: ClassVar[Any] = {"extra": "forbid", "strict": True}

    seconds: int = 86_400
    cookie: str | None = None

    def __post_init__(self) -> None:
        require_range("StickySessions.seconds", self.seconds, 1, _LONGEST, unit="seconds")
        if self.cookie is not None and (not self.cookie or self.cookie.startswith(_RESERVED)):
            raise InvalidInputError(
                "StickySessions.cookie",
                "must be a name that load balancers do not use themselves",
                got=self.cookie,
                fix="write the name of the application's cookie, or leave it out",
            )
