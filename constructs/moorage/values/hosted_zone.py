"""A zone of Route 53."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from moorage.errors import InvalidInputError
from moorage.values.host_name import is_domain, lies_in

# https://docs.aws.amazon.com/Route53/latest/APIReference/API_HostedZone.html
_ID: Final = re.compile(r"[A-Z0-9]{1,32}")


@dataclass(frozen=True, kw_only=True)
class HostedZone:
    """Name a zone in which hosts are resolved.

    Args:
        name: The domain, such as ``shop.example.com``.
        id: Its id, such as ``Z0123456789ABCDEFGHIJ``. Omitted: the zone is made for the
            environment; a public one is delegated to it by the zone above, which is in the list.
        private: Whether only a VPC resolves it; one that is made is for the environment's VPC.

    Raises:
        InvalidInputError: The name is no domain, or the id is none.

    Example:
        >>> HostedZone(name="example.com", id="Z0123456789ABCDEFGHIJ").holds("shop.example.com")
        True
    """

    name: str
    id: str | None = None
    private: bool = False

    def __post_init__(self) -> None:
        if not is_domain(self.name):
            what, fix = "is not a domain", "write it in lower case, like 'shop.example.com'"
            raise InvalidInputError("HostedZone.name", what, got=self.name, fix=fix)
        if self.id is not None and not _ID.fullmatch(self.id):
            what, fix = "is not the id of a zone", "write it like 'Z0123456789ABCDEFGHIJ'"
            raise InvalidInputError("HostedZone.id", what, got=self.id, fix=fix)

    def holds(self, host: str) -> bool:
        """Return whether a host is resolved here, if no zone below takes it over.

        Args:
            host: The host.
        """
        return lies_in(host, self.name)


def zones_of(host: str, zones: Iterable[HostedZone], *, internal: bool) -> tuple[HostedZone, ...]:
    """Return the zones in which a host gets its records: the closest public and private ones.

    Inside a VPC a private zone hides a public one of the same name, so that a host that the world
    reaches needs records in both. A host of an internal load balancer gets them in the private
    zone, and in the public one only if there is no other.

    Args:
        host: The host of a route.
        zones: All zones.
        internal: Whether its load balancer has addresses in the VPC alone.

    Example:
        >>> zones = [HostedZone(name="example.com", id="Z1"), HostedZone(name="shop.example.com")]
        >>> [zone.name for zone in zones_of("www.shop.example.com", zones, internal=False)]
        ['shop.example.com']
    """
    holding = sorted((one for one in zones if one.holds(host)), key=lambda one: -len(one.name))
    public = [one for one in holding if not one.private][:1]
    private = [one for one in holding if one.private][:1]
    return tuple(private or public) if internal else (*public, *private)


def parent_of(zone: HostedZone, zones: Sequence[HostedZone]) -> HostedZone | None:
    """Return the zone that delegates one that is made: the closest public one above with an id.

    Args:
        zone: A zone without an id.
        zones: All zones.
    """
    above = [one for one in zones if one.name != zone.name and one.id and one.holds(zone.name)]
    public = [one for one in above if not one.private]
    return max(public, key=lambda one: len(one.name), default=None)
