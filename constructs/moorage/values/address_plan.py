"""The address range of a VPC: usable, and large enough for its subnets."""

import math
from ipaddress import IPv4Network, ip_network
from typing import Final

from moorage.errors import InvalidInputError

# No region has more zones; room for all of them lets a zone be added without moving a subnet.
RESERVED_ZONES: Final = 6
# A load balancer's subnet is at least a /27:
# https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html
SMALLEST_SUBNET: Final = 27
_SUBNET_ADDRESSES: Final = 2 ** (32 - SMALLEST_SUBNET)
# A VPC is a /16 to a /28, and 172.17.0.0/16 collides with Cloud9, SageMaker and Docker:
# https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
_LARGEST, _SMALLEST = 16, 28
_TAKEN: Final = IPv4Network("172.17.0.0/16")
_PRIVATE: Final = tuple(
    IPv4Network(block) for block in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")
)

# What carriers share, and the only block that goes with every first range.
_SHARED: Final = IPv4Network("100.64.0.0/10")
_SMALLEST_SECONDARY: Final = 24


def check_address_plan(where: str, cidr: str, *, tiers: int = 2) -> None:
    """Refuse an address range that cannot be a VPC's, or cannot hold its subnets.

    Use it before a VPC is made: its range cannot be changed later without replacing it.

    Args:
        where: The argument or key that holds the range, for the message.
        cidr: IPv4 range of the VPC, /16 to /28, from a private block.
        tiers: Kinds of subnets in every zone; public and private are two.

    Raises:
        InvalidInputError: If the range is malformed, not private, taken or too small.

    Example:
        >>> check_address_plan("network.cidr", "10.0.0.0/16")
    """
    network = _parse(where, cidr)
    problem = _range_problem(network) or _size_problem(network.prefixlen, tiers)
    if problem is not None:
        what, fix = problem
        raise InvalidInputError(where, what, got=cidr, fix=fix)


def check_room(where: str, prefix: int, *, tiers: int = 2) -> None:
    """Refuse a prefix that cannot hold the subnets, for a range that is known only when deployed.

    Args:
        where: The argument or key that holds the length, for the message.
        prefix: Length of the VPC's IPv4 prefix.
        tiers: Kinds of subnets in every zone.

    Raises:
        InvalidInputError: If the range is too small.
    """
    problem = _size_problem(prefix, tiers)
    if problem is not None:
        what, fix = problem
        raise InvalidInputError(where, what, got=prefix, fix=fix)


def check_secondary(where: str, cidr: str, *, beside: str | None) -> None:
    """Refuse a second range that AWS does not add to a VPC with the first, or that is too small.

    Args:
        where: The argument or key that holds the range, for the message.
        cidr: The second range.
        beside: The first. ``None``: known only when deployed, so that no range but the shared
            address space of carriers is surely free.

    Raises:
        InvalidInputError: If the range does not fit.
    """
    network = _parse(where, cidr)
    fix = f"use '{_SHARED.network_address}/{_LARGEST}'"
    if not _LARGEST <= network.prefixlen <= _SMALLEST_SECONDARY:
        what = f"must be /{_LARGEST} to /{_SMALLEST_SECONDARY}, to hold a subnet in six zones"
        raise InvalidInputError(where, what, got=cidr, fix=fix)
    # https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html (restrictions)
    first = None if beside is None else IPv4Network(beside)
    block = next((one for one in _PRIVATE if first and first.subnet_of(one)), _SHARED)
    if not (network.subnet_of(_SHARED) or network.subnet_of(block)):
        also = f" or, like the first range, in {block}" if first else ""
        what = f"must lie in {_SHARED}{also}"
        raise InvalidInputError(where, what, got=cidr, fix=fix)
    for other in (_TAKEN, first):
        if other and network.overlaps(other):
            raise InvalidInputError(where, f"overlaps {other}", got=cidr, fix=fix)


def subnet_prefix(prefix: int, tiers: int) -> int:
    """Return the length of each subnet's prefix when a range is divided evenly.

    Args:
        prefix: Length of the VPC's IPv4 prefix.
        tiers: Kinds of subnets in every zone.

    Example:
        >>> subnet_prefix(16, tiers=2)
        20
    """
    return prefix + math.ceil(math.log2(RESERVED_ZONES * tiers))


def _parse(where: str, cidr: str) -> IPv4Network:
    try:
        network = ip_network(cidr, strict=False)
    except ValueError:
        network = None
    if not isinstance(network, IPv4Network) or "/" not in cidr:
        fix = "write it like '10.0.0.0/16'"
        raise InvalidInputError(where, "is not an IPv4 range", got=cidr, fix=fix)
    if str(network) != cidr:
        moved = str(network.network_address) != cidr.partition("/")[0]
        what = "has bits set after the prefix" if moved else "is not ADDRESS/PREFIX"
        raise InvalidInputError(where, what, got=cidr, fix=f"use '{network}'")
    return network


def _range_problem(network: IPv4Network) -> tuple[str, str] | None:
    if not _LARGEST <= network.prefixlen <= _SMALLEST:
        address = network.network_address
        return f"a VPC is /{_LARGEST} to /{_SMALLEST}", f"use '{address}/{_LARGEST}'"
    if not any(network.subnet_of(block) for block in _PRIVATE):
        blocks = ", ".join(str(block) for block in _PRIVATE)
        return f"must lie in a private block: {blocks}", "use '10.0.0.0/16'"
    if network.overlaps(_TAKEN):
        what = "overlaps 172.17.0.0/16, which AWS services and Docker use inside"
        return what, "use '10.0.0.0/16'"
    return None


def _size_problem(prefix: int, tiers: int) -> tuple[str, str] | None:
    subnets = RESERVED_ZONES * tiers
    bits = math.ceil(math.log2(subnets * _SUBNET_ADDRESSES))
    addresses = 2 ** (32 - prefix)
    if addresses >= 2**bits:
        return None
    what = (
        f"has {addresses} addresses; room for {RESERVED_ZONES} zones x {tiers} tiers "
        f"= {subnets} subnets of {_SUBNET_ADDRESSES} addresses each takes {2**bits}"
    )
    return what, f"use /{32 - bits} or larger"
