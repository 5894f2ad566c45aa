"""What a host name may look like, and which names cover which hosts."""

import re
from typing import Final

# https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DomainNameFormat.html
_LABEL: Final = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
_NAME: Final = re.compile(rf"(?:{_LABEL}\.)+{_LABEL}")
_LONGEST: Final = 255


def is_domain(name: str) -> bool:
    """Return whether a name is a domain of two labels or more, in lower case, without wildcards.

    Args:
        name: The name, without a dot at its end.

    Example:
        >>> is_domain("shop.example.com"), is_domain("*.example.com"), is_domain("example.com.")
        (True, False, False)
    """
    return len(name) <= _LONGEST and _NAME.fullmatch(name) is not None


def is_record(name: str) -> bool:
    """Return whether DNS can hold a name: an asterisk stands for a whole first label or not at all.

    Args:
        name: The host of a route, such as ``*.example.com``.

    Example:
        >>> is_record("*.example.com"), is_record("api-*.example.com")
        (True, False)
    """
    return is_domain(name.lower().removeprefix("*."))


def lies_in(name: str, domain: str) -> bool:
    """Return whether a name is a domain or below it.

    Args:
        name: A host or a domain; upper and lower case are the same.
        domain: A domain.

    Example:
        >>> lies_in("shop.example.com", "example.com"), lies_in("myexample.com", "example.com")
        (True, False)
    """
    return f".{name.lower()}".endswith(f".{domain}")


def covers(name: str, host: str) -> bool:
    """Return whether a certificate for a name is good for a host.

    An asterisk covers one label, also where the host is a pattern of a load balancer.

    Args:
        name: A name of a certificate.
        host: The host of a route.

    Example:
        >>> covers("*.example.com", "api-*.example.com"), covers("*.example.com", "example.com")
        (True, False)
    """
    wanted = host.lower()
    if name == wanted:
        return True
    above = wanted.partition(".")[2]
    return name.startswith("*.") and name.removeprefix("*.") == above
