"""One check that many values share: an address of HTTPS."""

import re
from typing import Final

from moorage.errors import InvalidInputError

_URL: Final = re.compile(r"https://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[^\s\"'<>]*)?", re.ASCII)


def require_https_url(where: str, got: str) -> None:
    """Refuse what is no address of HTTPS.

    Args:
        where: Class and field, such as ``OidcLogin.issuer``.
        got: What was given.

    Raises:
        InvalidInputError: If it is something else.

    Example:
        >>> require_https_url("OidcLogin.issuer", "https://login.example.com")
    """
    if not _URL.fullmatch(got):
        what, fix = "must be an address of HTTPS", "write it like 'https://login.example.com/token'"
        raise InvalidInputError(where, what, got=got, fix=fix)
