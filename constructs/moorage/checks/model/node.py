"""A value in a template, with its place; asking for what is not there never fails."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from moorage.checks.model.unknown import PartialText, Reference, Unknown

if TYPE_CHECKING:
    from moorage.checks.model.resource import Resource


class Node:
    """Walk through the properties of a resource.

    Every question has three answers: a value, ``None`` for not there or of another kind, and
    :attr:`unknown` for what only the deployment knows.

    Args:
        resource: Whose property it is.
        path: Names and positions from ``Properties`` on.
        value: The resolved value.
    """

    __slots__ = ("path", "resource", "value")

    def __init__(self, resource: "Resource", path: tuple[str | int, ...], value: Any) -> None:
        self.resource = resource
        self.path = path
        self.value = value

    def __getitem__(self, key: str | int) -> "Node":
        value = self.value
        found: Any = None
        if isinstance(value, Unknown | Reference | PartialText):
            found = Unknown("below") if isinstance(value, Unknown) else None
        elif isinstance(value, dict):
            found = value.get(key)
        elif isinstance(value, list) and isinstance(key, int) and 0 <= key < len(value):
            found = value[key]
        return Node(self.resource, (*self.path, key), found)

    def each(self) -> Iterator["Node"]:
        """Yield the items of a list; none where it is no list, or unknown."""
        if isinstance(self.value, list):
            for index in range(len(self.value)):
                yield self[index]

    def items(self) -> Iterator[tuple[str, "Node"]]:
        """Yield the entries of a mapping."""
        if isinstance(self.value, dict):
            for key in self.value:
                if isinstance(key, str):
                    yield key, self[key]

    @property
    def missing(self) -> bool:
        """Whether nothing is there."""
        return self.value is None

    @property
    def unknown(self) -> bool:
        """Whether only the deployment knows."""
        return isinstance(self.value, Unknown)

    @property
    def text(self) -> str | None:
        """The text, if it is known completely."""
        value = self.value
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            return None
        return value if isinstance(value, str) else str(value)

    @property
    def number(self) -> float | None:
        """The number; CloudFormation takes numbers as text too."""
        value = self.value
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            return None
        try:
            number = float(value)
        except (ValueError, OverflowError):
            return None
        return number if abs(number) < 1e15 else None  # noqa: PLR2004 - no quantity, and no NaN

    @property
    def truth(self) -> bool | None:
        """Whether it is true; CloudFormation takes ``"true"`` too."""
        if isinstance(self.value, bool):
            return self.value
        word = self.value.lower() if isinstance(self.value, str) else None
        return {"true": True, "false": False}.get(word or "")

    @property
    def reference(self) -> Reference | None:
        """The resource that it names, if it names one and nothing else."""
        return self.value if isinstance(self.value, Reference) else None

    @property
    def references(self) -> list[Reference]:
        """Every resource that it mentions, at any depth."""
        return list(_mentioned(self.value))

    @property
    def certain(self) -> bool:
        """Whether all of it is known, at any depth."""
        return not _uncertain(self.value)

    @property
    def complete(self) -> bool:
        """Whether a list is known to its last item."""
        if not isinstance(self.value, list):
            return self.value is None
        return not any(isinstance(item, Unknown) for item in self.value)


def _mentioned(value: Any) -> Iterator[Reference]:
    if isinstance(value, Reference):
        yield value
    elif isinstance(value, PartialText):
        yield from (part for part in value.parts if isinstance(part, Reference))
    elif isinstance(value, dict):
        for item in value.values():
            yield from _mentioned(item)
    elif isinstance(value, list):
        for item in value:
            yield from _mentioned(item)


def _uncertain(value: Any) -> bool:
    if isinstance(value, PartialText):
        return any(isinstance(part, Unknown) for part in value.parts)
    if isinstance(value, dict):
        return any(_uncertain(item) for item in value.values())
    if isinstance(value, list):
        return any(_uncertain(item) for item in value)
    return isinstance(value, Unknown)
