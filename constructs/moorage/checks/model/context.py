"""What the functions in one template refer to."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from moorage.checks.model.unknown import Unknown


def _nowhere(*_: str) -> Unknown:
    return Unknown("another stack")


@dataclass(frozen=True, kw_only=True)
class Context:
    """Answer the questions of one template's functions.

    Args:
        stack: Name of the template.
        logical_ids: Its resources.
        mappings: Its ``Mappings``.
        pseudo: Pseudo parameters whose values are known, such as ``AWS::Region``.
        imported: Value of an export, by its name.
        output: Value of an output, by the names of its stack and of itself.
    """

    stack: str
    logical_ids: Collection[str] = ()
    mappings: Mapping[str, Any] = field(default_factory=dict)
    pseudo: Mapping[str, str] = field(default_factory=dict)
    imported: Callable[[str], Any] = _nowhere
    output: Callable[[str, str], Any] = _nowhere
