"""How other services of a cluster reach a service by its name."""

import re
from dataclasses import dataclass
from typing import Final, Literal

from moorage.errors import InvalidInputError
from moorage.values.container_share import ContainerShare
from moorage.values.ranges import require_range

# "we recommend adding 256 CPU units and at least 64 MiB of memory to your task":
# https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-concepts-deploy.html
# CPU is not reserved: the proxy takes what the containers leave.
PROXY_SHARE: Final = ContainerShare(memory_mib=64)
_LONGEST_SECONDS: Final = 2_147_483
_AUTHORITY = re.compile(
    r"arn:[a-z-]+:acm-pca:[a-z0-9-]+:[0-9]{12}:certificate-authority/[A-Za-z0-9-]+"
)


@dataclass(frozen=True, kw_only=True)
class ConnectOptions:
    """Offer a service to others of the cluster.

    See https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect.html

    Args:
        port: The port under which others reach it, 1 to 65535. Omitted: the container's own.
        request_timeout_seconds: Seconds until a request without an answer ends; 0 for never. Needs
            ``app_protocol``. Omitted: 15.
        idle_timeout_seconds: Seconds until a connection without traffic ends; 0 for never.
            Omitted: 300, or an hour for plain TCP.
        access_logs: ``json`` or ``text``: a line for every request, in the log group of the
            service, without query parameters. Omitted: none.
        tls_authority_arn: Private certificate authority that gives the service a certificate, so
            that the proxies encrypt what they exchange. Omitted: they do not.

    Raises:
        InvalidInputError: A number is outside its range, or the authority is none.

    Example:
        >>> ConnectOptions(port=5000).port
        5000
    """

    port: int | None = None
    request_timeout_seconds: int | None = None
    idle_timeout_seconds: int | None = None
    access_logs: Literal["json", "text"] | None = None
    tls_authority_arn: str | None = None

    def __post_init__(self) -> None:
        where = type(self).__name__
        if self.port is not None:
            require_range(f"{where}.port", self.port, 1, 65535, unit="port")
        for name in ("request_timeout_seconds", "idle_timeout_seconds"):
            if (value := getattr(self, name)) is not None:
                require_range(f"{where}.{name}", value, 0, _LONGEST_SECONDS, unit="seconds")
        arn = self.tls_authority_arn
        if arn is not None and not _AUTHORITY.fullmatch(arn):
            what = "is not the ARN of a private certificate authority"
            fix = "write it as arn:aws:acm-pca:REGION:ACCOUNT:certificate-authority/ID"
            raise InvalidInputError(f"{where}.tls_authority_arn", what, got=arn, fix=fix)
