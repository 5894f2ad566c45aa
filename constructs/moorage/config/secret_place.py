"""Recognise places of an environment file that a message must not repeat."""

from moorage.config.key_path import KeyPath
from moorage.values.secret_text import is_secret_name

# Places whose values are free text that people put secrets into.
_FREE_TEXT = ("environment", "command", "entry_point", "credentials_secret_arn")


def is_secret_place(path: KeyPath) -> bool:
    """Return whether a message must not show what stands at a place.

    Args:
        path: Place in the file.
    """
    return any(
        part in _FREE_TEXT or (isinstance(part, str) and is_secret_name(part)) for part in path
    )
