"""What of a network's traffic is recorded, and where."""

from dataclasses import dataclass
from typing import Literal

from moorage.errors import InvalidInputError

_CHOICES = {"to": ("cloudwatch", "s3"), "traffic": ("all", "reject")}


@dataclass(frozen=True, kw_only=True)
class FlowLogSettings:
    """Choose the store and the amount of flow logs; that there are some is not a choice.

    Args:
        to: ``cloudwatch``, where they are searched in seconds, or ``s3``, which costs about half
            for as much (https://aws.amazon.com/cloudwatch/pricing/, vended logs).
        traffic: ``all``, or ``reject`` for refused connections alone. Rule books want ``all``.

    Raises:
        InvalidInputError: Another word is given.

    Example:
        >>> FlowLogSettings(to="s3").traffic
        'all'
    """

    to: Literal["cloudwatch", "s3"] = "cloudwatch"
    traffic: Literal["all", "reject"] = "all"

    def __post_init__(self) -> None:
        for name, choices in _CHOICES.items():
            got = getattr(self, name)
            if got not in choices:
                where, fix = f"FlowLogSettings.{name}", f"use {' or '.join(map(repr, choices))}"
                raise InvalidInputError(where, "is not a choice", got=got, fix=fix)
