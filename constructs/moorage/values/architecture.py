"""The processor architectures of tasks, images and instances."""

from typing import Final, Literal

Architecture = Literal["x86_64", "arm64"]
ARCHITECTURES: Final[tuple[Architecture, ...]] = ("x86_64", "arm64")
DEFAULT_ARCHITECTURE: Final[Architecture] = "x86_64"
