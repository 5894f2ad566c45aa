"""One moment of a deployment."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Step:
    """How many tasks there are in which state, from one moment until the next step.

    Args:
        seconds: Time since the deployment began.
        what: What happens then.
        old: Healthy tasks of the old version.
        new: Healthy tasks of the new version.
        starting: Tasks of the new version that are not healthy yet.
        returning: Tasks of the old version that start again for a rollback.
        leaving: Tasks that let their requests end, or stop.
        share: What the new version gets of the requests, in percent.
    """

    seconds: int
    what: str
    old: int
    new: int
    starting: int
    returning: int
    leaving: int
    share: float

    @property
    def healthy(self) -> int:
        """Tasks of both versions that answer requests, or could."""
        return self.old + self.new

    @property
    def tasks(self) -> int:
        """Tasks that ECS counts: running or pending."""
        return self.old + self.new + self.starting + self.returning

    @property
    def places(self) -> int:
        """Tasks that have a network interface, and a place on an instance."""
        return self.tasks + self.leaving
