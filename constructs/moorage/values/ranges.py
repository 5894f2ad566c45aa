"""One check that many values share: a whole number within documented limits."""

from moorage.errors import InvalidInputError


def require_range(where: str, value: int, lowest: int, highest: int, *, unit: str = "") -> None:
    """Refuse a value that is no whole number from ``lowest`` to ``highest``.

    Args:
        where: Class and field, such as ``Shutdown.stop_timeout_seconds``.
        value: What was given.
        lowest: The smallest value allowed.
        highest: The largest value allowed.
        unit: Shown after the limits, such as ``seconds``. Omitted: no unit.

    Raises:
        InvalidInputError: If the value is outside the limits or no whole number.
    """
    if isinstance(value, bool) or not isinstance(value, int):
        fix = f"write a number from {lowest} to {highest}"
        raise InvalidInputError(where, "must be a whole number", got=value, fix=fix)
    if lowest <= value <= highest:
        return
    limits = f"{lowest} to {highest} {unit}".rstrip()
    nearest = lowest if value < lowest else highest
    raise InvalidInputError(where, f"must be {limits}", got=value, fix=f"the nearest is {nearest}")
