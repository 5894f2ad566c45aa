"""Which part of the requests of another service a route takes."""

from dataclasses import dataclass
from typing import Any, ClassVar, Final

from moorage.errors import InvalidInputError
from moorage.values.ranges import require_range

# https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroupStickinessConfig.html
_LONGEST_MINUTES: Final = 7 * 24 * 60


@dataclass(frozen=True, kw_only=True)
class TrafficShare:
    """Take a share of the requests of another service, and leave the rest to it.

    Use it to try a rewrite, or to move users step by step: write 0 until the tasks are there, then
    raise it. For versions of one service there are deployment strategies.

    Args:
        of: Name of the other service, which has a route with the same path, host and conditions.
        percent: Share of its requests, 0 to 100. At 0, only the rule and the targets are there.
        sticky_minutes: How long a client stays with the service that answered first, 1 to 10080 (a
            week), by a cookie. Omitted: each request is shared out for itself.

    Raises:
        InvalidInputError: A number is out of range, or there is no name.

    Example:
        >>> TrafficShare(of="shop", percent=10).percent
        10
    """

    __pydantic_config__: ClassVar[Any] = {"extra": "forbid", "strict": True}

    # 0 comes first: "Even if there is no healthy target [...], ALB keeps forwarding".
    # https://repost.aws/questions/QUugYm4uzWSI2af5mnmMjlZQ/alb-to-automatically-redirect-traffic
    of: str
    percent: int
    sticky_minutes: int | None = None

    def __post_init__(self) -> None:
        if not self.of:
            fix = "write the name of the other service"
            raise InvalidInputError("TrafficShare.of", "must not be empty", fix=fix)
        require_range("TrafficShare.percent", self.percent, 0, 100)
        if self.sticky_minutes is not None:
            where, minutes = "TrafficShare.sticky_minutes", self.sticky_minutes
            require_range(where, minutes, 1, _LONGEST_MINUTES, unit="minutes")
