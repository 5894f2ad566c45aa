"""A value of the environment file as the arguments of the construct that extends it."""

from dataclasses import fields
from typing import Any


def arguments_of(value: Any) -> dict[str, Any]:
    """Return the fields as they are; ``asdict`` would take the values in them apart.

    Args:
        value: A dataclass.
    """
    return {one.name: getattr(value, one.name) for one in fields(value)}
