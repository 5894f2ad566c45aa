"""Where tests reach new tasks before anybody else does."""

import ipaddress
from dataclasses import dataclass

from moorage.errors import InvalidInputError
from moorage.values.ranges import require_range


@dataclass(frozen=True, kw_only=True)
class TestPort:
    """Name the port of a load balancer on which new tasks answer tests, and who may connect.

    Args:
        port: The port, 1 to 65535; not 80 or 443, which are for everybody.
        cidrs: IP ranges that may connect. Omitted: nobody but smoke tests of deployments.

    Raises:
        InvalidInputError: The port is taken, or a range is none.

    Example:
        >>> TestPort(cidrs=("10.0.0.0/16",)).port
        9000
    """

    __test__ = False  # pytest: the name begins with Test, and it is none

    port: int = 9000
    cidrs: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        where = type(self).__name__
        require_range(f"{where}.port", self.port, 1, 65_535)
        if self.port in (80, 443):
            what, fix = "is the port for everybody", "use another, such as 9000"
            raise InvalidInputError(f"{where}.port", what, got=self.port, fix=fix)
        for index, cidr in enumerate(self.cidrs):
            try:
                ipaddress.ip_network(cidr)
            except ValueError:
                what, fix = "is not a range of addresses", "write one such as '10.50.0.0/16'"
                place = f"{where}.cidrs[{index}]"
                raise InvalidInputError(place, what, got=cidr, fix=fix) from None
