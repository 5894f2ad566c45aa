"""What a template leaves open until it is deployed."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Unknown:
    """Stand for a value that only the deployment knows; it is never guessed.

    Args:
        what: Where it comes from, such as ``parameter ImageTag``.
        parameter: Name of the parameter of the template that it is. Omitted: it is none.

    Example:
        >>> Unknown("parameter ImageTag").what
        'parameter ImageTag'
    """

    what: str
    parameter: str = ""


@dataclass(frozen=True)
class Reference:
    """Stand for an attribute of a resource.

    Args:
        stack: Name of the template that has the resource.
        logical_id: The resource.
        attribute: The attribute, or ``Ref`` for what ``Ref`` returns.

    Example:
        >>> Reference("shop", "Queue", "Arn").logical_id
        'Queue'
    """

    stack: str
    logical_id: str
    attribute: str


@dataclass(frozen=True)
class PartialText:
    """Stand for text of which some parts are not known.

    Args:
        parts: The parts in order; no two pieces of text stand beside one another.

    Example:
        >>> text = PartialText((Unknown("parameter Host"), "/api:1.2"))
        >>> text.ends_with(":1.2"), text.ends_with(":1.3")
        (True, False)
    """

    parts: tuple["str | Unknown | Reference", ...]

    def ends_with(self, end: str) -> bool | None:
        """Return whether the text ends like this; ``None`` where that is not known.

        Args:
            end: The end.
        """
        last = self.parts[-1] if self.parts else ""
        if not isinstance(last, str):
            return None
        if len(last) >= len(end):
            return last.endswith(end)
        return None if end.endswith(last) else False

    @property
    def tail(self) -> str:
        """The known text at the end."""
        last = self.parts[-1] if self.parts else ""
        return last if isinstance(last, str) else ""

    @property
    def head(self) -> str:
        """The known text at the beginning."""
        first = self.parts[0] if self.parts else ""
        return first if isinstance(first, str) else ""
