"""One check that several values share: a number above zero."""

from moorage.errors import InvalidInputError


def require_more_than_zero(where: str, value: float, *, such_as: str) -> None:
    """Refuse a number that is not more than zero.

    Args:
        where: Class and field, such as ``MetricTarget.target``.
        value: What was given.
        such_as: A number that would do, for the message.

    Raises:
        InvalidInputError: It is zero, less, or no finite number.
    """
    if not 0 < value < float("inf"):
        fix = f"write a number such as {such_as}"
        raise InvalidInputError(where, "must be more than 0", got=value, fix=fix)
