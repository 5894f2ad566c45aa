"""How other services of a cluster reach a service by its name."""

from dataclasses import dataclass
from typing import Final

from moorage.values.container_share import ContainerShare
from moorage.values.ranges import require_range

# "we recommend adding 256 CPU units and at least 64 MiB of memory to your task":
# https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-concepts-deploy.html
# CPU is not reserved: the proxy takes what the containers leave.
PROXY_SHARE: Final = ContainerShare(memory_mib=64)
_LONGEST_SECONDS: Final = 2_147_483


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

    Raises:
        InvalidInputError: A number is outside its range.

    Example:
        >>> ConnectOptions(port=5000).port
        5000
    """

    port: int | None = None
    request_timeout_seconds: int | None = None
    idle_timeout_seconds: int | None = None

    def __post_init__(self) -> None:
        where = type(self).__name__
        if self.port is not None:
            require_range(f"{where}.port", self.port, 1, 65535, unit="port")
        for name in ("request_timeout_seconds", "idle_timeout_seconds"):
            if (value := getattr(self, name)) is not None:
                require_range(f"{where}.{name}", value, 0, _LONGEST_SECONDS, unit="seconds")
