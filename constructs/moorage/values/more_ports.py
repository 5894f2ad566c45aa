"""Ports of a container besides the one that requests come to."""

from dataclasses import dataclass
from ipaddress import ip_network
from typing import Literal

from moorage.errors import InvalidInputError
from moorage.values.ranges import require_range

_MOST_PORT = 65_535


@dataclass(frozen=True, kw_only=True)
class MorePorts:
    """Let a container listen on a port, or a range of them, besides its main one.

    A range is mapped as one: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html

    Args:
        first: The port, or the first of the range, 1 to 65535.
        last: The last port of the range. Omitted: one port.
        protocol: ``tcp`` or ``udp``.
        open_to: Ranges of addresses that may connect, such as ``10.0.0.0/16``; not outside AWS,
            where no security group is. Omitted: nobody, until a security-group rule says so.

    Raises:
        InvalidInputError: A port is none, the range is empty, or an address cannot be read.

    Example:
        >>> MorePorts(first=20000, last=20100, protocol="udp").text
        '20000-20100'
    """

    first: int
    last: int | None = None
    protocol: Literal["tcp", "udp"] = "tcp"
    open_to: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        where = type(self).__name__
        require_range(f"{where}.first", self.first, 1, _MOST_PORT)
        if self.last is not None:
            # "The first port in the range must be less than last port in the range."
            require_range(f"{where}.last", self.last, self.first + 1, _MOST_PORT)
        for cidr in self.open_to:
            try:
                ip_network(cidr)
            except ValueError:
                what, fix = "is no range of addresses", "write one such as '10.0.0.0/16'"
                raise InvalidInputError(f"{where}.open_to", what, got=cidr, fix=fix) from None

    @property
    def text(self) -> str | None:
        """The ports as ECS writes a range; ``None`` for a single one."""
        return None if self.last is None else f"{self.first}-{self.last}"

    @property
    def ports(self) -> range:
        """Every port of it."""
        return range(self.first, (self.last or self.first) + 1)
