"""The clock of a deployment: which tasks are in which state, and what becomes of them when."""

from collections import Counter
from typing import Final

from moorage.delivery.service_deployment import ServiceDeployment
from moorage.delivery.step import Step

# What a group of tasks becomes when its time is over.
READY: Final = "new task is healthy"
BACK: Final = "old task is healthy again"
FAILED: Final = "new task fails"
GONE: Final = "task is gone"
WATCHED: Final = "bake time is over"


class Timeline:
    """Count tasks by state, move the time to the next change, and write the steps down.

    Args:
        deployment: The numbers.
        outcome: What becomes of a task of the new version: ``READY`` or ``FAILED``.
        after: Seconds until that, from the order to start.
        leaves: Seconds that a task of the new version takes to leave when it fails.
    """

    def __init__(
        self, deployment: ServiceDeployment, *, outcome: str, after: int, leaves: int
    ) -> None:
        self.deployment = deployment
        self.now = 0
        self.old = deployment.tasks
        self.new = 0
        self.failures = 0
        self.share: float | None = None
        self.steps: list[Step] = []
        self._outcome, self._after, self._leaves = outcome, after, leaves
        # By time, what happens then to how many tasks: never more than a few groups.
        self._due: dict[tuple[int, str], int] = {}
        room_now = deployment.room_now
        self._places = deployment.places if room_now is None else room_now

    @property
    def starting(self) -> int:
        """Tasks of the new version that are not healthy yet."""
        return self._count(READY) + self._count(FAILED)

    @property
    def returning(self) -> int:
        """Tasks of the old version that start again."""
        return self._count(BACK)

    @property
    def leaving(self) -> int:
        """Tasks that let their requests end, or stop."""
        return self._count(GONE)

    @property
    def tasks(self) -> int:
        """Tasks that ECS counts: running or pending."""
        return self.old + self.new + self.starting + self.returning

    def room(self, most: int) -> int:
        """Return how many more tasks may start.

        Args:
            most: The most running and pending tasks.
        """
        free = self.deployment.places - self.tasks - self.leaving
        return max(0, min(most - self.tasks, free))

    def start_new(self, tasks: int) -> None:
        """Order tasks of the new version.

        Args:
            tasks: How many.
        """
        self._start(tasks, self._outcome, self._after)

    def start_old(self, tasks: int) -> None:
        """Order tasks of the old version again.

        Args:
            tasks: How many.
        """
        self._start(tasks, BACK, self.deployment.times.ready_seconds)

    def stop_old(self, tasks: int) -> None:
        """Let old tasks leave.

        Args:
            tasks: How many.
        """
        self.old -= tasks
        self._add(GONE, self.deployment.times.leave_seconds, tasks)

    def stop_new(self) -> None:
        """Let all tasks of the new version leave, also those that only start."""
        tasks = self.new + self.starting
        taken = self.deployment.times.leave_seconds if self.new else self._stop_seconds
        self.new = 0
        self._due = {key: n for key, n in self._due.items() if key[1] not in (READY, FAILED)}
        self._add(GONE, taken, tasks)

    def wait(self) -> dict[str, int]:
        """Go on to the next change; return how many tasks changed in which way: none at the end."""
        if not self._due:
            return {}
        self.now = min(time for time, _ in self._due)
        changes = Counter(
            {what: self._due.pop((time, what)) for time, what in [*self._due] if time == self.now}
        )
        self.new += changes[READY]
        self.old += changes[BACK]
        self.failures += changes[FAILED]
        self._add(GONE, self._leaves, changes[FAILED])
        return changes

    def watch(self, seconds: int) -> None:
        """Let alarms be watched, which ends with a change of its own.

        Args:
            seconds: How long. 0: they are not.
        """
        if seconds:
            self._add(WATCHED, seconds, 1)

    def pause(self, seconds: int) -> None:
        """Let time go by in which nothing changes.

        Args:
            seconds: How long.
        """
        self.now += seconds

    def record(self, what: str) -> None:
        """Write down how things are now; a second step at one time replaces the first.

        Args:
            what: What happens, for people.
        """
        step = Step(
            seconds=self.now,
            what=what,
            old=self.old,
            new=self.new,
            starting=self.starting,
            returning=self.returning,
            leaving=self.leaving,
            share=self._share(),
        )
        if self.steps and self.steps[-1].seconds == self.now:
            self.steps.pop()
        self.steps.append(step)

    @property
    def _stop_seconds(self) -> int:
        return self.deployment.times.stop_seconds

    def _share(self) -> float:
        if self.share is not None:
            return self.share
        healthy = self.old + self.new
        return round(100 * self.new / healthy, 1) if healthy else 0

    def _count(self, what: str) -> int:
        return sum(tasks for (_, kind), tasks in self._due.items() if kind == what)

    def _start(self, tasks: int, outcome: str, after: int) -> None:
        occupied = self.tasks + self.leaving
        at_once = min(tasks, max(0, self._places - occupied))
        self._places = max(self._places, occupied + tasks)
        self._add(outcome, after, at_once)
        self._add(outcome, after + self.deployment.times.node_seconds, tasks - at_once)

    def _add(self, what: str, after: int, tasks: int) -> None:
        if tasks and after == 0 and what == GONE:
            return
        if tasks:
            key = self.now + after, what
            self._due[key] = self._due.get(key, 0) + tasks
