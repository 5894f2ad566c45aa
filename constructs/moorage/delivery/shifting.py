"""A blue/green, canary or linear deployment, stage by stage."""

from moorage.delivery.plan import Image, Plan
from moorage.delivery.timeline import Timeline
from moorage.delivery.words import events, number
from moorage.values.traffic_shift import TrafficShift


class ShiftingRollout:
    """Start all new tasks beside the old ones, move the requests, then let the old ones leave.

    The stages are those of
    https://docs.aws.amazon.com/AmazonECS/latest/developerguide/blue-green-deployment-how-it-works.html.

    Args:
        line: The clock, at the beginning.
        strategy: How requests move.
        image: What the new image does.
    """

    def __init__(self, line: Timeline, strategy: TrafficShift, image: Image) -> None:
        self._line = line
        self._deployment = line.deployment
        self._strategy = strategy
        self._image = image

    def run(self) -> Plan:
        """Return the plan."""
        line, tasks = self._line, self._deployment.tasks
        line.share = 0
        self._scale_up([])
        if line.starting < tasks:
            self._tell("there is no room for all new tasks")
            return self._plan(None)
        while line.starting:
            told = events(line.wait())
            if line.failures >= self._deployment.failures_allowed:
                return self._give_up(told)
            self._scale_up(told)
        if tasks:
            self._move()
            self._clean_up()
        return self._plan(line.now)

    def _scale_up(self, told: list[str]) -> None:
        line, tasks = self._line, self._deployment.tasks
        start = min(tasks - line.new - line.starting, line.room(2 * tasks))
        if start > 0:
            line.start_new(start)
            told = [*told, f"{number(start, 'new task')} start{'s' * (start == 1)}"]
        line.record(", ".join(told) or "no task may start")

    def _move(self) -> None:
        line, wait = self._line, self._deployment.shift_seconds
        if wait:
            self._tell("test traffic moves")
            line.pause(wait)
        for share, minutes in self._strategy.steps:
            line.share = share
            everything = share == 100  # noqa: PLR2004 - percent
            self._tell("all requests move" if everything else f"{share:g} % of the requests move")
            line.pause(wait + 60 * minutes)

    def _clean_up(self) -> None:
        line = self._line
        tasks = line.old
        line.stop_old(tasks)
        self._tell(f"{number(tasks, 'old task')} leave{'s' * (tasks == 1)}")
        line.wait()
        self._tell("done")

    def _tell(self, what: str) -> None:
        """Record a step, after what happened at the same time."""
        line = self._line
        before = line.steps[-1]
        same = before.seconds == line.now
        line.record(f"{before.what}, {what}" if same else what)

    def _give_up(self, told: list[str]) -> Plan:
        line = self._line
        failed_at = line.now
        line.stop_new()
        line.record(", ".join([*told, "the circuit breaker opens"]))
        while line.wait():
            pass
        self._tell("the old version is alone again")
        return self._plan(line.now, failed_at)

    def _plan(self, seconds: int | None, failed_at: int | None = None) -> Plan:
        return Plan(
            deployment=self._deployment,
            image=self._image,
            steps=tuple(self._line.steps),
            seconds=seconds,
            failed_at=failed_at,
        )
