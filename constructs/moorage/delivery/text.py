"""A forecast as text for people."""

from collections.abc import Callable, Iterator
from typing import Final

from moorage.delivery.forecast import Forecast
from moorage.delivery.plan import Plan
from moorage.delivery.step import Step
from moorage.delivery.words import about, clock, number
from moorage.values.rolling import Rolling

_MOST_STEPS: Final = 24
_SHOWN_AT_THE_END: Final = 4
_MOST_SHARES: Final = 5
_BOLD, _DIM, _RED, _PLAIN = "\033[1m", "\033[2m", "\033[31m", "\033[0m"
_COLUMNS: Final[tuple[tuple[str, Callable[[Step], int]], ...]] = (
    ("old", lambda step: step.old + step.returning),
    ("starting", lambda step: step.starting),
    ("new", lambda step: step.new),
    ("leaving", lambda step: step.leaving),
    ("interfaces", lambda step: step.places),
)
_TITLES: Final = {
    "works": "An image that works",
    "crashes": "An image that crashes when it starts",
    "unhealthy": "An image that runs and never answers",
}


def as_text(forecast: Forecast, shown: Plan | None = None, *, colour: bool = False) -> str:
    """Return a forecast as a table of steps and a few lines below it.

    Args:
        forecast: The forecast.
        shown: The plan whose steps are shown. Omitted: that of an image that works.
        colour: Whether a terminal shows it.

    Example:
        >>> print(as_text(Forecast("api", ServiceDeployment(tasks=2))).splitlines()[0])
        api: rolling, 2 tasks, at least 100 % (2) and at most 200 % (4)
    """
    made = shown or forecast.works
    bold, plain = (_BOLD, _PLAIN) if colour else ("", "")
    lines = [f"{bold}{_head(forecast)}{plain}", "", f"{_TITLES[made.image]}:"]
    lines += [f"  {line}" for line in _table(made, colour=colour)]
    lines += ["", *_facts(forecast, colour=colour), "", *_assumed(forecast)]
    return "\n".join(lines)


def _head(forecast: Forecast) -> str:
    deployment, strategy = forecast.deployment, forecast.deployment.strategy
    kind = number(deployment.tasks, "task")
    start = f"{forecast.name}: {forecast.strategy}, {kind}"
    if deployment.daemon:
        start += ", one on each instance"
    if isinstance(strategy, Rolling):
        (minimum, maximum), (fewest, most) = deployment.percents, deployment.limits
        return f"{start}, at least {minimum} % ({fewest}) and at most {maximum} % ({most})"
    shares = [f"{share:g} %" for share, _ in strategy.steps]
    steps = " -> ".join(shares if len(shares) <= _MOST_SHARES else [*shares[:3], "...", "100 %"])
    return f"{start}, requests {steps}, bake time {strategy.bake_minutes} min"


def _table(made: Plan, *, colour: bool) -> Iterator[str]:
    rows = [
        [clock(step.seconds), *(str(read(step)) for _, read in _COLUMNS), step.what]
        for step in made.steps
    ]
    heads = ["when", *(name for name, _ in _COLUMNS), "what happens"]
    widths = [max(len(row[column]) for row in (heads, *rows)) for column in range(len(heads) - 1)]
    dim, plain = (_DIM, _PLAIN) if colour else ("", "")
    yield f"{dim}{_row(heads, widths)}{plain}"
    if len(rows) > _MOST_STEPS:
        hidden = len(rows) - _MOST_STEPS
        yield from (_row(row, widths) for row in rows[: _MOST_STEPS - _SHOWN_AT_THE_END])
        yield f"{dim}... {hidden} more steps ...{plain}"
        rows = rows[-_SHOWN_AT_THE_END:]
    yield from (_row(row, widths) for row in rows)


def _row(cells: list[str], widths: list[int]) -> str:
    numbers = "  ".join(f"{cell:>{width}}" for cell, width in zip(cells, widths, strict=False))
    return f"{numbers}  {cells[-1]}"


def _facts(forecast: Forecast, *, colour: bool) -> list[str]:
    works, tasks = forecast.works, forecast.deployment.tasks
    more = f"{works.extra_places} more than between deployments"
    rows = [
        ("time to finish", "never ends" if works.seconds is None else about(works.seconds)),
        ("old version serves", _old_serves(works)),
        ("fewest healthy tasks", f"{works.fewest_healthy} of {tasks}"),
        ("most tasks at once", f"{works.most_tasks}"),
        ("network interfaces", f"up to {works.most_places}, {more}"),
        ("an image that crashes", _failure(forecast, forecast.crashes)),
        ("one that never answers", _failure(forecast, forecast.unhealthy)),
    ]
    width = max(len(name) for name, _ in rows)
    red, plain = (_RED, _PLAIN) if colour else ("", "")
    return [
        f"{name:<{width}}  {red if 'never ends' in text else ''}{text}"
        f"{plain if 'never ends' in text else ''}"
        for name, text in rows
    ]


def _old_serves(works: Plan) -> str:
    seconds = works.old_serves_seconds
    return "to the end" if seconds is None else f"until {clock(seconds)}"


def _failure(forecast: Forecast, made: Plan | None) -> str:
    if made is None:
        return "is not noticed: no health check asks it"
    if not forecast.works.ends:
        return "is not even started"
    if made.seconds is None or made.failed_at is None:
        return "there is none to fail"
    kept = _kept(made.fewest_healthy, forecast.deployment.tasks)
    if made.documented:
        failed, back = clock(made.failed_at), clock(made.seconds)
        times = back if failed == back else f"{failed}, and gone after {back}"
        return f"is given up after {times}; {kept}"
    return f"gets no requests, and is given up after {clock(made.failed_at)} [1]; {kept}"


def _kept(fewest: int, tasks: int) -> str:
    if fewest == tasks:
        return "no healthy task is lost"
    if fewest == 0:
        return "for a while none is healthy"
    return f"at least {fewest} of {tasks} tasks are healthy"


def _assumed(forecast: Forecast) -> list[str]:
    times = forecast.deployment.times
    waits = times.node_seconds and forecast.deployment.room_now is not None
    longer = f", {times.node_seconds} s later on a new instance" if waits else ""
    # https://docs.aws.amazon.com/AmazonECS/latest/developerguide/blue-green-deployment-how-it-works.html
    note = (
        "[1] If the circuit breaker counts, which AWS documents for rolling deployments only; "
        "after 24 hours at the latest."
    )
    return [
        *([] if forecast.works.documented else [note]),
        *_not_counted(forecast),
        f"Assumed: a task starts within {times.start_seconds} s (--start-seconds){longer}, is "
        f"healthy {times.healthy_seconds} s later,",
        f"and leaves within {times.leave_seconds} s. Times are upper bounds of these numbers, not "
        "promises of AWS.",
    ]


def _not_counted(forecast: Forecast) -> list[str]:
    strategy = forecast.deployment.strategy
    if isinstance(strategy, Rolling):
        return []
    counted = (
        [f"With a Network Load Balancer, ECS waits {wait // 60} min at each shift, of tests too."]
        if (wait := forecast.deployment.shift_seconds)
        else []
    )
    found = [
        *(["the smoke test"] if strategy.smoke_test else []),
        *(["your functions"] if strategy.hooks else []),
        *(
            [f"a person's approval (at most {strategy.approval.timeout_minutes} min)"]
            if strategy.approval
            else []
        ),
    ]
    return counted + ([f"Not counted: {', '.join(found)}."] if found else [])
