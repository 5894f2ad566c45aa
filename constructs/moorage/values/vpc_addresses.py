"""The addresses of a VPC: its range, or the pool it comes from, and IPv6 beside it."""

from dataclasses import dataclass
from typing import Literal

from moorage.errors import InvalidInputError
from moorage.values.address_plan import check_address_plan, check_room, check_secondary
from moorage.values.ipam_pool import IpamPool

DEFAULT_CIDR = "10.0.0.0/16"


@dataclass(frozen=True, kw_only=True)
class VpcAddresses:
    """Say which addresses a VPC has. None of it can be changed without replacing subnets.

    Args:
        cidr: IPv4 range, /16 to /28 from a private block. Not used with ``ipam``.
        ipam: The pool that the IPv4 range comes from; it is then known only when deployed.
            Omitted: ``cidr``.
        secondary_cidr: A second range, for tasks alone, such as ``100.64.0.0/16``, where the
            organisation's own addresses are scarce; /16 to /24. Omitted: tasks live in the first.
        ip: ``ipv4``, or ``dual-stack`` for an IPv6 range of Amazon's beside it.

    Raises:
        InvalidInputError: A range is not usable, or too small for six zones of two tiers, or the
            two do not go together.

    Example:
        >>> VpcAddresses(cidr="10.20.0.0/16").prefix
        16
    """

    cidr: str = DEFAULT_CIDR
    ipam: IpamPool | None = None
    secondary_cidr: str | None = None
    ip: Literal["ipv4", "dual-stack"] = "ipv4"

    def __post_init__(self) -> None:
        if self.ip not in ("ipv4", "dual-stack"):
            fix = "use 'ipv4' or 'dual-stack'"
            raise InvalidInputError("VpcAddresses.ip", "is not a choice", got=self.ip, fix=fix)
        if self.ipam:
            check_room("VpcAddresses.ipam.netmask", self.ipam.netmask)
        else:
            check_address_plan("VpcAddresses.cidr", self.cidr)
        if self.secondary_cidr and self.dual_stack:
            raise InvalidInputError(
                "VpcAddresses.secondary_cidr",
                "the second range has no IPv6 beside it, so that tasks would have none",
                got=self.secondary_cidr,
                fix="remove it, or use ip 'ipv4'",
            )
        if self.secondary_cidr:
            where = "VpcAddresses.secondary_cidr"
            check_secondary(where, self.secondary_cidr, beside=self.known_cidr)

    @property
    def prefix(self) -> int:
        """Length of the IPv4 prefix."""
        return self.ipam.netmask if self.ipam else int(self.cidr.partition("/")[2])

    @property
    def known_cidr(self) -> str | None:
        """The IPv4 range, ``None`` if it is known only when deployed."""
        return None if self.ipam else self.cidr

    @property
    def dual_stack(self) -> bool:
        """Whether there are IPv6 addresses too."""
        return self.ip == "dual-stack"
