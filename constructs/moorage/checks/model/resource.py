"""A resource of a template."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from moorage.checks.model.context import Context
from moorage.checks.model.intrinsics import resolve
from moorage.checks.model.node import Node


class Resource:
    """Read one resource, with its functions resolved.

    Args:
        context: What its functions refer to.
        logical_id: Its name in the template.
        body: What the template says.
        file: Where the template lies, for messages.
        path: Its path in the construct tree. Omitted: what its own metadata say.
    """

    def __init__(
        self,
        context: Context,
        logical_id: str,
        body: Mapping[str, Any],
        file: str,
        path: str | None = None,
    ) -> None:
        self.context = context
        self.logical_id = logical_id
        self.body = body
        self.file = file
        self._path = path
        kind = body.get("Type")
        self.type = kind if isinstance(kind, str) else ""
        self.siblings: Mapping[str, Resource] = {}

    @cached_property
    def properties(self) -> Node:
        """Its properties."""
        found = resolve(self.body.get("Properties"), self.context)
        return Node(self, (), found)

    def __getitem__(self, key: str) -> Node:
        return self.properties[key]

    @property
    def stack(self) -> str:
        """Name of its template."""
        return self.context.stack

    @property
    def path(self) -> str:
        """Its path in the construct tree; its logical id where the template does not tell."""
        metadata = self.body.get("Metadata")
        path = metadata.get("aws:cdk:path") if isinstance(metadata, dict) else None
        return self._path or (path if isinstance(path, str) else self.logical_id)

    @property
    def conditional(self) -> bool:
        """Whether it exists under a condition only."""
        return "Condition" in self.body

    @cached_property
    def depends_on(self) -> frozenset[str]:
        """Logical ids in ``DependsOn``."""
        found = self.body.get("DependsOn")
        names = found if isinstance(found, list) else [found]
        return frozenset(name for name in names if isinstance(name, str))

    @cached_property
    def needs(self) -> frozenset[str]:
        """Logical ids of the same template that are made before it."""
        mentioned = self.properties.references
        same = {one.logical_id for one in mentioned if one.stack == self.stack}
        return self.depends_on | same

    def __repr__(self) -> str:
        return f"{self.type} {self.path}"
