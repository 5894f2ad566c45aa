"""Recognise secrets by their names and by their shapes."""

import re

_SECRET_NAME = re.compile(
    r"(?:.*_)?(?:PASSWORD|PASSWD|PASSPHRASE|PWD|SECRET|TOKEN|APIKEY|CREDENTIALS?)|.+_KEY",
    re.ASCII,
)
_PUBLIC_NAME = re.compile(r"(?:.*_)?(?:PUBLIC|PARTITION|SORT|PRIMARY|CACHE)_KEY", re.ASCII)
_SECRET_VALUE = re.compile(
    r"://[^/\s:@]*:[^/\s@]+@"  # a login in a URL
    r"|\b(?:AKIA|ASIA)[0-9A-Z]{16}\b"  # an AWS access key
    r"|-----BEGIN [A-Z ]*PRIVATE KEY-----"
)


def is_secret_name(name: str) -> bool:
    """Return whether an environment variable of this name holds a secret.

    Args:
        name: Name of the variable.

    Example:
        >>> [is_secret_name(n) for n in ("DB_PASSWORD", "DB_PASSWORD_ARN", "TOKEN_LIFETIME")]
        [True, False, False]
    """
    name = name.upper()
    return bool(_SECRET_NAME.fullmatch(name)) and not _PUBLIC_NAME.fullmatch(name)


def is_secret_value(value: str) -> bool:
    """Return whether a text contains a login or a key.

    Args:
        value: Value of a variable or a word of a command.
    """
    return _SECRET_VALUE.search(value) is not None
