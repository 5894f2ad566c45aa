"""Why a deployment cannot come to an end."""

from dataclasses import dataclass
from typing import Literal

Cause = Literal["limits", "room", "daemon"]


@dataclass(frozen=True, kw_only=True)
class Obstacle:
    """What stops a deployment, and what would let it through.

    Args:
        cause: The limits of a rolling deployment, the room for tasks, or a daemon.
        what: The rule that does not hold.
        got: What is configured.
        fix: What to write instead.
    """

    cause: Cause
    what: str
    got: str
    fix: str
