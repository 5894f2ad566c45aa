"""The name of a service for others."""

import re

from moorage.errors import InvalidInputError

_LABEL = re.compile(r"[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?")


def check_dns_label(where: str, name: str) -> None:
    """Refuse what cannot be one part of a DNS name.

    Args:
        where: Class and field, such as ``ServiceConnect.dns_name``.
        name: What was written.

    Raises:
        InvalidInputError: It is too long, or holds something else than letters, digits and dashes.
    """
    if not _LABEL.fullmatch(name):
        what, fix = "is not the name of a service", "write a-z, 0-9 and '-', at most 63"
        raise InvalidInputError(where, what, got=name, fix=fix)
