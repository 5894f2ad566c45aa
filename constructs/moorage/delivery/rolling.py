"""A rolling deployment, event by event."""

from collections.abc import Mapping

from moorage.delivery.plan import Image, Plan
from moorage.delivery.timeline import Timeline
from moorage.delivery.words import events, number
from moorage.values.rolling import Rolling


class RollingRollout:
    """Replace tasks between two limits; go back when too many of the new ones fail.

    Old tasks stop as soon and as far as the minimum allows, and new ones start as soon and as far
    as the maximum and the room allow: ECS may do less at once, never more.

    Args:
        line: The clock, at the beginning.
        strategy: How tasks are replaced.
        image: What the new image does.
    """

    def __init__(self, line: Timeline, strategy: Rolling, image: Image) -> None:
        self._line = line
        self._deployment = line.deployment
        self._fewest, self._most = self._deployment.limits
        early = strategy.early_success
        self._cleanup = early is None or early.old_tasks == "blocking"
        self._image = image
        self._failed_at: int | None = None
        self._ready_at: int | None = None
        self._done_at: int | None = None

    def run(self) -> Plan:
        """Return the plan."""
        changes: Mapping[str, int] = {}
        while True:
            self._act(changes)
            if self._finished:
                return self._plan()
            changes = self._line.wait()
            if not changes:
                return self._plan()

    def _act(self, changes: Mapping[str, int]) -> None:
        told = events(changes)
        if self._failed_at is None and self._line.failures >= self._deployment.failures_allowed:
            self._failed_at = self._line.now
            self._line.stop_new()
            told.append("the circuit breaker opens")
        told += self._forward() if self._failed_at is None else self._backward()
        if self._failed_at is None:
            told += self._note_done()
        elif self._finished:
            told.append("the old version is back")
        self._line.record(", ".join(told) or "nothing may start or stop")

    def _forward(self) -> list[str]:
        line, told = self._line, []
        stop = max(0, min(line.old, line.old + line.new - self._fewest))
        if stop:
            line.stop_old(stop)
            told.append(f"{number(stop, 'old task')} leave{'s' * (stop == 1)}")
        wanted = self._deployment.tasks - line.new - line.starting
        start = min(wanted, line.room(self._most))
        if start > 0:
            line.start_new(start)
            told.append(f"{number(start, 'new task')} start{'s' * (start == 1)}")
        return told

    def _backward(self) -> list[str]:
        line = self._line
        wanted = self._deployment.tasks - line.old - line.returning
        start = min(wanted, line.room(self._most))
        if start <= 0:
            return []
        line.start_old(start)
        return [f"{number(start, 'old task')} start{'s' * (start == 1)} again"]

    def _note_done(self) -> list[str]:
        """Enough new tasks, watched as long as the alarms want it, and the old ones cleaned up."""
        line, watched = self._line, self._deployment.watched_seconds
        if self._ready_at is None and line.new >= self._deployment.needed:
            self._ready_at = line.now
            line.watch(watched)
        cleaned = line.old == 0 and line.leaving == 0
        ready = self._ready_at is not None and line.now >= self._ready_at + watched
        if self._done_at is not None or not ready or (self._cleanup and not cleaned):
            return []
        self._done_at = line.now
        return ["done" if self._finished else "done, the rest follows"]

    @property
    def _finished(self) -> bool:
        line, tasks = self._line, self._deployment.tasks
        if line.starting or line.returning or line.leaving:
            return False
        if self._failed_at is not None:
            return line.old == tasks
        return line.new == tasks and self._done_at is not None

    def _plan(self) -> Plan:
        seconds = self._done_at
        if self._failed_at is not None and self._finished:
            seconds = self._line.now
        return Plan(
            deployment=self._deployment,
            image=self._image,
            steps=tuple(self._line.steps),
            seconds=seconds,
            failed_at=self._failed_at,
        )
