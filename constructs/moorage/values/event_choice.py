"""Which events of a bus are meant."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from moorage.errors import InvalidInputError


@dataclass(frozen=True, kw_only=True)
class EventChoice:
    """Choose events of EventBridge by where they come from, their type, and what they hold.

    An event must fit all of it; of several values one. See
    https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html

    Args:
        source: Who sent them, such as ``shop.cart`` or ``aws.s3``. Omitted: anybody.
        detail_type: Their type, such as ``Order paid``. Omitted: any.
        detail: Values of a field, by its name with dots, such as ``order.state``. Omitted: any.

    Raises:
        InvalidInputError: Nothing is chosen, so that every event would be meant.

    Example:
        >>> choice = EventChoice(source=("shop.cart",), detail={"order.state": ("paid",)})
        >>> choice.nested_detail
        {'order': {'state': ['paid']}}
    """

    source: tuple[str, ...] = ()
    detail_type: tuple[str, ...] = ()
    detail: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        where = type(self).__name__
        if not (self.source or self.detail_type or self.detail):
            what = "must choose, or the queue would get every event of the bus"
            raise InvalidInputError(where, what, fix="write source, detail_type or detail")
        fields = sorted(self.detail)
        for one, other in pairwise(fields):
            if other.startswith(f"{one}."):
                what, fix = f"names a part of {one}, which has values itself", "remove one of them"
                raise InvalidInputError(f"{where}.detail", what, got=other, fix=fix)

    @property
    def nested_detail(self) -> dict[str, Any]:
        """The fields as EventBridge has them, one within another."""
        found: dict[str, Any] = {}
        for path, values in self.detail.items():
            *parents, last = path.split(".")
            place = found
            for parent in parents:
                place = place.setdefault(parent, {})
            place[last] = list(values)
        return found
