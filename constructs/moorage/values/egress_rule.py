"""A connection that tasks may open besides HTTPS."""

import ipaddress
import re
from dataclasses import dataclass

from moorage.errors import InvalidInputError
from moorage.values.ranges import require_range

_GROUP = re.compile(r"sg-[0-9a-f]{8,17}")


@dataclass(frozen=True, kw_only=True)
class EgressRule:
    """Let tasks open TCP connections to one port of a range of addresses, or of a security group.

    Args:
        port: The port, 1 to 65535.
        cidr: Addresses, such as ``10.50.0.0/16``. Omitted: those of the security group.
        security_group_id: Security group of what is called, such as a database's; a rule that lets
            the tasks in is added to it. Omitted: the addresses alone count.

    Raises:
        InvalidInputError: Neither or both are named, or something cannot be read.

    Example:
        >>> EgressRule(port=5432, security_group_id="sg-0123456789abcdef0").port
        5432
    """

    port: int
    cidr: str | None = None
    security_group_id: str | None = None

    def __post_init__(self) -> None:
        require_range("EgressRule.port", self.port, 1, 65535)
        if (self.cidr is None) == (self.security_group_id is None):
            fix = "write cidr for addresses, or security_group_id"
            raise InvalidInputError("EgressRule", "must lead to one place", fix=fix)
        group = self.security_group_id
        if group is not None and not _GROUP.fullmatch(group):
            what, fix = "is not the id of a security group", "write it as 'sg-0123456789abcdef0'"
            raise InvalidInputError("EgressRule.security_group_id", what, got=group, fix=fix)
        if self.cidr is not None:
            _check_range(self.cidr)


def _check_range(cidr: str) -> None:
    try:
        ipaddress.ip_network(cidr)
    except ValueError:
        what, fix = "is not a range of addresses", "write one such as '10.50.0.0/16'"
        raise InvalidInputError("EgressRule.cidr", what, got=cidr, fix=fix) from None
