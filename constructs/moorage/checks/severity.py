"""How bad a finding is."""

from typing import Literal, TypeAlias

Severity: TypeAlias = Literal["error", "warning"]
"""``error``: it will not work. ``warning``: it works until something happens."""
