"""How a container uses the network of a machine that is not in AWS."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Literal, TypeAlias

from moorage.errors import InvalidInputError
from moorage.values.ranges import require_range

NetworkMode: TypeAlias = Literal["bridge", "host", "none"]


@dataclass(frozen=True, kw_only=True)
class MachineNetwork:
    """Say how tasks on machines of your own use the network of their machine.

    They get no network interface of their own, no load balancer and no service discovery
    (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-anywhere.html).

    Args:
        mode: ``bridge``: the network of Docker, where the port is mapped; ``host``: that of the
            machine itself; ``none``: no connections at all.
        host_port: Port of the machine that leads to the container, 1 to 65535; it has room for one
            task per machine, so that a deployment stops the old task first. Omitted: Docker
            chooses a free one for each task, or in mode ``host`` that of the container.
        extra_hosts: Addresses by name, for ``/etc/hosts``; not in mode ``none``. Omitted: none.
        dns_servers: Addresses of name servers, in mode ``bridge``. Omitted: those of the machine.
        dns_search_domains: Domains that short names are looked up in, in mode ``bridge``. Omitted:
            those of the machine.

    Raises:
        InvalidInputError: Something does not go with the mode, or an address is none.

    Example:
        >>> MachineNetwork(host_port=8080).is_fixed
        True
    """

    mode: NetworkMode = "bridge"
    host_port: int | None = None
    extra_hosts: Mapping[str, str] = field(default_factory=dict)
    dns_servers: tuple[str, ...] = ()
    dns_search_domains: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        where = type(self).__name__
        if self.host_port is not None:
            require_range(f"{where}.host_port", self.host_port, 1, 65_535)
            if self.mode != "bridge":
                self._refuse("host_port", self.host_port)
        if self.extra_hosts and self.mode == "none":
            self._refuse("extra_hosts", sorted(self.extra_hosts))
        for name in ("dns_servers", "dns_search_domains"):
            if self.mode != "bridge" and getattr(self, name):
                self._refuse(name, getattr(self, name))
        for address in (*self.dns_servers, *self.extra_hosts.values()):
            try:
                ip_address(address)
            except ValueError:
                what, fix = "is not an address", "write one such as '10.0.0.2'"
                raise InvalidInputError(where, what, got=address, fix=fix) from None

    @property
    def is_fixed(self) -> bool:
        """Whether two tasks with a port would want the same one of their machine."""
        return self.mode == "host" or self.host_port is not None

    def _refuse(self, name: str, got: object) -> None:
        what, fix = f"does not go with mode {self.mode}", "remove it, or write mode 'bridge'"
        raise InvalidInputError(f"{type(self).__name__}.{name}", what, got=got, fix=fix)
