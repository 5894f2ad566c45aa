"""One check that many values share: one of a few words."""

from collections.abc import Iterable

from moorage.errors import InvalidInputError


def require_choice(where: str, got: object, choices: Iterable[str]) -> None:
    """Refuse a word that is none of the choices.

    Args:
        where: Class and field, such as ``TlsSettings.policy``.
        got: What was given.
        choices: The words.

    Raises:
        InvalidInputError: If it is another word.

    Example:
        >>> require_choice("TlsSettings.policy", "fips", ("recommended", "fips"))
    """
    known = [*choices]
    if got not in known:
        fix = f"use {' or '.join(map(repr, known))}"
        raise InvalidInputError(where, "is not a choice", got=got, fix=fix)
