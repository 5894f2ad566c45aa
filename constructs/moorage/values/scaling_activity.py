"""What scaling does, and what may be suspended."""

from typing import Literal, TypeAlias

ScalingActivity: TypeAlias = Literal["scale-in", "scale-out", "scheduled"]
"""Remove tasks, add tasks, change the limits at given times."""
