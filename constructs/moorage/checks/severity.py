"""How bad a finding is."""

from typing import Final, Literal, TypeAlias

Severity: TypeAlias = Literal["error", "warning"]

SEVERITIES: Final[tuple[Severity, ...]] = ("error", "warning")
"""``error``: it will not work. ``warning``: it works until something happens."""
