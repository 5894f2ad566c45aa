"""How a load balancer speaks to the tasks of a service, and which of them it chooses."""

import re
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from moorage.errors import InvalidInputError
from moorage.values.choices import require_choice
from moorage.values.ranges import require_range
from moorage.values.sticky_sessions import StickySessions

PROTOCOLS: Final = ("http1", "http2", "grpc")
ALGORITHMS: Final = ("round-robin", "least-outstanding-requests", "weighted-random")
_CODES: Final = re.compile(r"\d{1,2}([,-]\d{1,2})*", re.ASCII)


@dataclass(frozen=True, kw_only=True)
class TargetOptions:
    """Choose protocol, algorithm, sticky sessions and slow start for the tasks behind a route.

    Use it for gRPC, for tasks that need time to warm up, and for software with sessions in memory.
    Incompatibilities are those of `target group attributes
    <https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html>`_.

    Args:
        protocol: ``http1``, ``http2`` or ``grpc``: what tasks speak. The last two need HTTPS at the
            load balancer, and ``grpc`` a ``health.path`` such as ``/grpc.health.v1.Health/Check``.
        grpc_codes: Codes of gRPC, 0 to 99, that mean healthy, such as ``0`` or ``0-5``.
        algorithm: ``round-robin``, ``least-outstanding-requests`` or ``weighted-random``.
        anomaly_mitigation: Send less to tasks that answer with more errors than others. Only with
            ``weighted-random``.
        slow_start_seconds: Seconds in which a new task gets more and more requests, 30 to 900. Only
            with ``round-robin``. 0: it gets its full share at once.
        sticky: Send a client to the same task. Omitted: each request goes to any.
        cross_zone: Send requests to tasks of all zones, and not only of the zone where they
            arrived.

    Raises:
        InvalidInputError: A word is no choice, a number is out of range, or two do not go together.

    Example:
        >>> TargetOptions(algorithm="weighted-random", anomaly_mitigation=True).protocol
        'http1'
    """

    __pydantic_config__: ClassVar[Any] = {"extra": "forbid", "strict": True}

    protocol: str = "http1"
    grpc_codes: str = "0"
    algorithm: str = "round-robin"
    anomaly_mitigation: bool = False
    slow_start_seconds: int = 0
    sticky: StickySessions | None = None
    cross_zone: bool = True

    def __post_init__(self) -> None:
        require_choice("TargetOptions.protocol", self.protocol, PROTOCOLS)
        require_choice("TargetOptions.algorithm", self.algorithm, ALGORITHMS)
        if not _CODES.fullmatch(self.grpc_codes):
            what, fix = "must be codes from 0 to 99", "write '0', '0,5' or '0-5'"
            raise InvalidInputError("TargetOptions.grpc_codes", what, got=self.grpc_codes, fix=fix)
        if self.slow_start_seconds:
            require_range("TargetOptions.slow_start_seconds", self.slow_start_seconds, 30, 900)
        for field, clashes, what, fix in self._clashes():
            if clashes:
                got = getattr(self, field)
                raise InvalidInputError(f"TargetOptions.{field}", what, got=got, fix=fix)

    @property
    def needs_https(self) -> bool:
        """Whether the listener must be HTTPS: HTTP/2 without TLS does not reach a load balancer.

        https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html
        """
        return self.protocol != "http1"

    def _clashes(self) -> tuple[tuple[str, bool, str, str], ...]:
        return (
            (
                "anomaly_mitigation",
                self.anomaly_mitigation and self.algorithm != "weighted-random",
                "goes with the algorithm weighted-random only",
                "write algorithm: weighted-random, or remove it",
            ),
            (
                "slow_start_seconds",
                self.slow_start_seconds > 0 and self.algorithm != "round-robin",
                "goes with the algorithm round-robin only",
                "remove it, or the algorithm",
            ),
            (
                "sticky",
                self.sticky is not None and not self.cross_zone,
                "does not go with cross_zone off",
                "remove one of the two",
            ),
        )
