"""One port of a Network Load Balancer, and the port of a service behind it."""

import re
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from moorage.errors import InvalidInputError
from moorage.values.cidr import require_cidr
from moorage.values.ranges import require_range

_CERTIFICATE = re.compile(r"arn:aws[a-z-]*:acm:[a-z0-9-]+:[0-9]{12}:certificate/[A-Za-z0-9-]+")
_SHORTEST_REASON = 10


@dataclass(frozen=True, kw_only=True)
class NetworkPort:
    """Send the connections that arrive at a port of a Network Load Balancer to a service.

    Use it for what is not HTTP: brokers, databases, mail, DNS, games. With ``tls`` the load
    balancer ends TLS; with ``tcp`` and ``udp`` it hands on bytes as they come, and
    ``passthrough`` says why that is fine.

    Args:
        port: Port of the load balancer, 1 to 65535; each belongs to one service.
        protocol: ``tls``, ``tcp`` or ``udp``.
        target_port: Port on which the container listens. Omitted: the service's port.
        certificate_arn: ARN of the ACM certificate, in the load balancer's region. Required with
            ``tls``, and only there.
        passthrough: Why the load balancer does not end TLS, in a sentence. Required with ``tcp``
            and ``udp``, and only there.
        target_tls: With ``tls``, whether the load balancer opens TLS anew to the container; it
            accepts every certificate there.
        alpn: With ``tls``, which HTTP versions are negotiated: ``http2-preferred``,
            ``http2-only``, ``http2-optional`` or ``http1-only``. Omitted: none.
        preserve_client_ip: Whether the container sees the client's address instead of the load
            balancer's. Always so with ``udp``.
        health_path: Path to ask for over HTTP. Omitted: a task is well while it takes TCP
            connections.
        health_port: Port of the check for this port alone; needs TCP. Omitted: ``health.port`` of
            the service, or else the target's, with ``udp`` the service's.
        ingress_cidrs: IP ranges that may connect. Omitted: those of the load balancer.

    Raises:
        InvalidInputError: A number is outside its range, or something does not go with the
            protocol.

    Example:
        >>> reason = "the broker ends TLS itself"
        >>> NetworkPort(port=8883, protocol="tcp", passthrough=reason).name
        'tcp-8883'
    """

    # Read by pydantic when a configuration model nests this class; pydantic is not needed here.
    __pydantic_config__: ClassVar[Any] = {"extra": "forbid", "strict": True}

    port: int
    protocol: Literal["tls", "tcp", "udp"] = "tls"
    target_port: int | None = None
    certificate_arn: str | None = None
    passthrough: str | None = None
    target_tls: bool = False
    alpn: Literal["http2-preferred", "http2-only", "http2-optional", "http1-only"] | None = None
    preserve_client_ip: bool = True
    health_path: str | None = None
    health_port: int | None = None
    ingress_cidrs: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for field in ("port", "target_port", "health_port"):
            number = getattr(self, field)
            if number is not None:
                require_range(f"NetworkPort.{field}", number, 1, 65535)
        for cidr in self.ingress_cidrs:
            require_cidr("NetworkPort.ingress_cidrs", cidr)
        if self.protocol == "tls":
            self._check_tls()
        else:
            self._check_passthrough()
        if self.health_path is not None and not self.health_path.startswith("/"):
            where, fix = "NetworkPort.health_path", f"write '/{self.health_path}'"
            raise InvalidInputError(where, "must start with '/'", got=self.health_path, fix=fix)

    @property
    def name(self) -> str:
        """Protocol and port, such as ``tls-8883``."""
        return f"{self.protocol}-{self.port}"

    @property
    def transport(self) -> Literal["tcp", "udp"]:
        """What carries it; a port can be given away once for each."""
        return "udp" if self.protocol == "udp" else "tcp"

    def _check_tls(self) -> None:
        if self.certificate_arn is None:
            what, fix = "TLS needs a certificate", "add certificate_arn, or use protocol 'tcp'"
            raise InvalidInputError("NetworkPort.certificate_arn", what, fix=fix)
        if not _CERTIFICATE.fullmatch(self.certificate_arn):
            what = "must be the ARN of an ACM certificate"
            fix = "write 'arn:aws:acm:REGION:ACCOUNT:certificate/ID'"
            where, got = "NetworkPort.certificate_arn", self.certificate_arn
            raise InvalidInputError(where, what, got=got, fix=fix)
        if self.passthrough is not None:
            what = "with 'tls' the load balancer ends TLS and passes nothing through"
            raise InvalidInputError("NetworkPort.passthrough", what, fix="remove it")

    def _check_passthrough(self) -> None:
        reason, where = (self.passthrough or "").strip(), "NetworkPort.passthrough"
        if len(reason) < _SHORTEST_REASON or " " not in reason:
            what = f"must say why the load balancer does not end TLS on {self.protocol}"
            fix = "write a sentence, such as 'the broker ends TLS itself'"
            if self.passthrough is None:
                raise InvalidInputError(where, what, fix=fix)
            raise InvalidInputError(where, what, got=self.passthrough, fix=fix)
        for field, ordinary in (("certificate_arn", None), ("alpn", None), ("target_tls", False)):
            got = getattr(self, field)
            if got != ordinary:
                where, what = f"NetworkPort.{field}", "goes with protocol 'tls' only"
                raise InvalidInputError(where, what, got=got, fix="remove it")
        # https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html
        if self.protocol == "udp" and not self.preserve_client_ip:
            where, what = "NetworkPort.preserve_client_ip", "cannot be turned off with 'udp'"
            raise InvalidInputError(where, what, got=False, fix="remove it")
