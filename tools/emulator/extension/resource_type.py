"""What the extension knows about one CloudFormation type."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from tools.emulator.extension.ministack import Created, Props, handlers

Create = Callable[[str, Props, str], Created]
Update = Callable[[str, Props, Props, str, str], Created]
Delete = Callable[[str, Props], None]


@dataclass(frozen=True, kw_only=True)
class ResourceType:
    """One CloudFormation type that the pinned ministack cannot provision.

    Args:
        name: The type, such as ``AWS::EC2::EIP``.
        kind: ``emulated``: the service API of the emulator holds the resource;
            ``recorded``: what the template asked for is written down and can be read back, no more.
        create: Makes it: logical id, properties, stack name.
        delete: Removes it: physical id, properties.
        update: Changes it: physical id, old and new properties, stack name, logical id.
            Omitted: a change makes a new one and removes the old one.
    """

    name: str
    kind: Literal["emulated", "recorded"]
    create: Create
    delete: Delete
    update: Update | None = None

    def install(self) -> bool:
        """Teach ministack the type, and say whether that was needed: its own support wins."""
        if self.name in handlers:
            return False
        entry: dict[str, Any] = {"create": self.create, "delete": self.delete}
        if self.update:
            entry |= {"update": self.update, "update_with_logical_id": True}
        handlers[self.name] = entry
        return True
