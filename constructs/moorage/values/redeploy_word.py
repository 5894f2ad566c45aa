"""The word whose change starts a deployment."""

import re

from moorage.errors import InvalidInputError

_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:@+-]{0,99}", re.ASCII)


def redeploy_word(got: str, *, where: str = "") -> str:
    """Return a word that can stand in a template as it is.

    Args:
        got: The word, such as a date or the digest of an image.
        where: Where it stands, for messages. Omitted: the place is told by somebody else.

    Raises:
        InvalidInputError: It is empty, longer than 100 characters, or has others than letters,
            digits and ``. _ : @ + -``.

    Example:
        >>> redeploy_word("2026-11-26")
        '2026-11-26'
    """
    if not _WORD.fullmatch(got):
        what = "must be one word of at most 100 letters, digits and . _ : @ + -"
        raise InvalidInputError(where, what, got=got, fix="write a date such as '2026-11-26'")
    return got
