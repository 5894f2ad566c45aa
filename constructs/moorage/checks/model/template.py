"""One template: its resources, and what others may read of it."""

from collections.abc import Mapping
from typing import Any

from moorage.checks.model.context import Context
from moorage.checks.model.metadata import Metadata
from moorage.checks.model.resource import Resource


class Template:
    """Hold one parsed template.

    Args:
        name: Name of its stack, or of its file.
        file: Where it lies, for messages.
        body: What it says.
        size_bytes: Size of its file.
    """

    def __init__(self, name: str, file: str, body: Mapping[str, Any], size_bytes: int) -> None:
        self.name = name
        self.file = file
        self.body = body
        self.size_bytes = size_bytes
        self.resources: dict[str, Resource] = {}
        self.metadata = Metadata()

    def section(self, name: str) -> dict[str, Any]:
        """Return a section, empty where it is missing or no mapping.

        Args:
            name: ``Resources``, ``Outputs`` or the like.
        """
        found = self.body.get(name)
        return found if isinstance(found, dict) else {}

    def know(self, metadata: Metadata) -> None:
        """Take what the CDK wrote beside the template.

        Args:
            metadata: What it says.
        """
        self.metadata = metadata

    def bind(self, context: Context) -> None:
        """Make the resources; called once all templates are there.

        Args:
            context: What functions refer to.
        """
        self.resources = {
            logical_id: Resource(
                context, logical_id, body, self.file, self.metadata.paths.get(logical_id)
            )
            for logical_id, body in self.section("Resources").items()
            if isinstance(logical_id, str) and isinstance(body, dict)
        }
        for resource in self.resources.values():
            resource.siblings = self.resources
