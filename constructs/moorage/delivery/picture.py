"""A forecast as a picture: tasks over time."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Final, TypeVar

from moorage.delivery.axis import Axis, minutes_axis, tasks_axis
from moorage.delivery.forecast import Forecast
from moorage.delivery.plan import Plan
from moorage.delivery.step import Step
from moorage.delivery.svg import document, group, line, rectangle, text
from moorage.delivery.words import about
from moorage.values.rolling import Rolling

WIDTH: Final = 760
_LEFT, _RIGHT, _TOP = 64, 116, 100
_HEADING, _PLOT, _PANEL = 26, 190, 286
_STRIP, _STRIP_BELOW = 28, 62
_T = TypeVar("_T")
# From the bottom up: class of the style sheet, words of the legend, tasks of a step.
_LAYERS: Final[tuple[tuple[str, str, Callable[[Step], int]], ...]] = (
    ("old", "old version", lambda step: step.old),
    ("returning", "old version, starting again", lambda step: step.returning),
    ("new", "new version", lambda step: step.new),
    ("starting", "new version, starting", lambda step: step.starting),
    ("leaving", "leaving", lambda step: step.leaving),
)
_TITLES: Final = {
    "works": "An image that works",
    "crashes": "An image that crashes when it starts",
    "unhealthy": "An image that runs and never answers",
}


def picture(forecast: Forecast, plans: Sequence[Plan] = ()) -> str:
    """Return a forecast as an SVG, readable in light and dark mode, to save or to embed.

    Args:
        forecast: The forecast.
        plans: The plans to show below one another. Omitted: that of an image that works.

    Example:
        >>> picture(Forecast("api", ServiceDeployment(tasks=2))).startswith("<svg")
        True
    """
    shown = [*(plans or [forecast.works])]
    shifts = forecast.deployment.strategy.shifts_traffic
    height = _PANEL + (_STRIP + 24 if shifts else 0)
    panels = [_panel(made, top=_TOP + at * height) for at, made in enumerate(shown)]
    head = [text(_LEFT, 30, forecast.summary, kind="title"), *_legend(shown)]
    size = WIDTH, _TOP + len(shown) * height
    return document(*size, title=forecast.summary, parts=[*head, *panels])


def _legend(plans: Sequence[Plan]) -> list[str]:
    parts, x, y = [], _LEFT, 46
    for kind, words, read in _LAYERS:
        if not any(read(step) for made in plans for step in made.steps):
            continue
        width = 38 + 6.6 * len(words)
        if x + width > WIDTH:
            x, y = _LEFT, y + 22
        parts += [rectangle(x, y, 14, 14, kind=kind), text(x + 20, y + 12, words, kind="label")]
        x += round(width)
    return parts


def _panel(made: Plan, *, top: int) -> str:
    ends = _end(made)
    bottom = top + _HEADING + _PLOT
    times = minutes_axis(ends, start=_LEFT, length=WIDTH - _LEFT - _RIGHT)
    counts = tasks_axis(_highest(made), start=bottom, length=-_PLOT)
    note = "never ends" if made.seconds is None else about(made.seconds)
    return group(
        [
            text(_LEFT, top + 14, f"{_TITLES[made.image]}: {note}", kind="heading"),
            *_grid(times, counts),
            *_bars(made, times, counts),
            *_limits(made, times, counts),
            *_shares(made, times, bottom + _STRIP_BELOW),
        ]
    )


def _end(made: Plan) -> int:
    last = max(made.steps[-1].seconds, 60)
    return last + max(30, last // 12)


def _highest(made: Plan) -> int:
    return max(made.most_places, made.deployment.tasks, 1)


def _grid(times: Axis, counts: Axis) -> list[str]:
    left, right = times.start, times.start + times.length
    bottom = counts.start
    parts = []
    for value in counts.ticks:
        y = counts.at(value)
        parts += [
            line(left, y, right, y, kind="grid"),
            text(left - 8, y + 4, f"{value:g}", kind="tick end"),
        ]
    for value in times.ticks:
        x = times.at(value)
        parts += [
            line(x, bottom, x, bottom + 5, kind="axis"),
            text(x, bottom + 18, f"{value / 60:g}", kind="tick middle"),
        ]
    middle = bottom + counts.length / 2
    return [
        *parts,
        line(left, bottom, right, bottom, kind="axis"),
        text(right, bottom + 34, "minutes", kind="tick end"),
        text(24, middle, "tasks", kind="tick middle", turned=True),
    ]


def _bars(made: Plan, times: Axis, counts: Axis) -> Iterator[str]:
    for at, (kind, _, read) in enumerate(_LAYERS):
        below = [sum(other(step) for _, _, other in _LAYERS[:at]) for step in made.steps]
        heights = [(low, low + read(step)) for low, step in zip(below, made.steps, strict=True)]
        for (low, high), start, end in _runs(made, heights, times.highest):
            if high > low:
                x, y = times.at(start), counts.at(high)
                yield rectangle(x, y, times.at(end) - x, counts.at(low) - y, kind=kind)


def _runs(made: Plan, values: Sequence[_T], highest: float) -> Iterator[tuple[_T, float, float]]:
    """Yield each value with the time from and to which it holds."""
    starts = [step.seconds for step in made.steps]
    for value, run in groupby(range(len(values)), key=lambda at: values[at]):
        places = [*run]
        after = places[-1] + 1
        yield value, starts[places[0]], starts[after] if after < len(starts) else highest


def _limits(made: Plan, times: Axis, counts: Axis) -> Iterator[str]:
    if not isinstance(made.deployment.strategy, Rolling):
        return
    fewest, most = made.deployment.limits
    right = times.start + times.length
    both = f"{fewest} to {most} allowed"
    words = (
        {most: f"at most {most}", fewest: f"at least {fewest}"} if most > fewest else {most: both}
    )
    for value, what in words.items():
        y = counts.at(value)
        if 0 < value <= _highest(made):
            yield line(times.start, y, right + 6, y, kind="limit")
            yield text(right + 10, y + 4, what, kind="note")


def _shares(made: Plan, times: Axis, y: int) -> Iterator[str]:
    """Show what the new version gets of the requests, as a strip below the axis."""
    if isinstance(made.deployment.strategy, Rolling):
        return
    right = times.start + times.length
    yield rectangle(times.start, y, times.length, _STRIP, kind="old")
    yield text(right + 10, y + _STRIP / 2 + 4, "requests", kind="note")
    yield text(right + 10, y + _STRIP + 15, "to new tasks", kind="note")
    free = times.start
    for share, start, end in _runs(made, [step.share for step in made.steps], times.highest):
        x, height = times.at(start), _STRIP * share / 100
        if share:
            yield rectangle(x, y + _STRIP - height, times.at(end) - x, height, kind="new")
        if share and x >= free:
            yield text(x, y + _STRIP + 15, f"{share:g} %", kind="note")
            free = x + 44
