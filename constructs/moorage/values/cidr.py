"""Ranges of IP addresses, written as network and prefix."""

from ipaddress import ip_network

from moorage.errors import InvalidInputError


def require_cidr(where: str, got: str) -> None:
    """Refuse what is not an IPv4 or IPv6 range, or does not begin with its first address.

    Args:
        where: Class and field, such as ``NetworkPort.ingress_cidrs``.
        got: What was given.

    Raises:
        InvalidInputError: It is no range.

    Example:
        >>> require_cidr("Firewall.allow", "203.0.113.0/24")
    """
    if "${Token[" in got:
        return  # known only when deployed
    try:
        network = ip_network(got, strict=False)
    except ValueError:
        network = None
    if network is None or "/" not in got:
        what, fix = "is not an IP range", "write it like '203.0.113.0/24'"
        raise InvalidInputError(where, what, got=got, fix=fix)
    if str(network) != got:
        what = "is not the first address/PREFIX"
        raise InvalidInputError(where, what, got=got, fix=f"use '{network}'")
