"""What ``moorage explain`` prints: key, value and source of every value."""

import json
from datetime import datetime
from typing import Any

from moorage.config.deployment_numbers import forecast
from moorage.config.key_path import written
from moorage.config.nearest import nearest
from moorage.config.provenance import leaves
from moorage.config.resolved_environment import ResolvedEnvironment
from moorage.errors import InvalidInputError

_HEAD = ("key", "value", "source")
_WIDEST_VALUE = 72


def explanation(environment: ResolvedEnvironment, key: str = "") -> str:
    """Return a table of an environment's values.

    Args:
        environment: The environment.
        key: Show this key and what is below it. Omitted: show everything.

    Raises:
        InvalidInputError: If the environment has no such key.
    """
    rows = [
        (place, _value(value), environment.sources[place])
        for place, value in ((written(path), value) for path, value in leaves(environment.config))
        if not key or place == key or place.startswith((f"{key}.", f"{key}["))
    ]
    if not rows:
        raise _no_such_key(environment, key)
    widths = [max(len(row[column]) for row in (_HEAD, *rows)) for column in (0, 1)]
    return "\n".join(
        f"{place:<{widths[0]}}  {value:<{widths[1]}}  {source}"
        for place, value, source in (_HEAD, *rows)
    )


def next_runs(environment: ResolvedEnvironment, key: str, now: datetime) -> list[str]:
    """Return a line for each scheduled task that a key shows, with its next three runs.

    Args:
        environment: The environment.
        key: The key that is shown; empty for everything.
        now: The time from which on.
    """
    lines = []
    for name, task in environment.config.tasks.items():
        place = f"tasks.{name}"
        shown = not key or key == "tasks" or (key + ".").startswith(f"{place}.")
        if task.schedule and shown:
            runs = (f"{run:%a %Y-%m-%d %H:%M %Z}" for run in task.schedule.next_runs(now))
            lines.append(f"{place} runs next: {', '.join(runs) or 'never'}")
    return lines


def deployments(environment: ResolvedEnvironment, key: str) -> list[str]:
    """Return a line for each service that a key shows, with what its next deployment does.

    Args:
        environment: The environment.
        key: The key that is shown; empty for everything.
    """
    lines = []
    for name in environment.config.services:
        place = f"services.{name}"
        inside = key in ("", "services", place) or key.startswith(f"{place}.deployment")
        if inside:
            summary = forecast(environment.config, name).summary.removeprefix(f"{name}: ")
            lines.append(f"{place} deploys: {summary}")
    return lines


def _no_such_key(environment: ResolvedEnvironment, key: str) -> InvalidInputError:
    known = {place[:end] for place in environment.sources for end in (*_ends(place), len(place))}
    near = nearest(key, known)
    fix = f"did you mean '{near}'?" if near else "leave the key out to see all of them"
    return InvalidInputError("moorage explain", "the environment has no such key", got=key, fix=fix)


def _ends(place: str) -> list[int]:
    return [index for index, character in enumerate(place) if character in ".["]


def _value(value: Any) -> str:
    if value is None:
        return "-"
    text = value if isinstance(value, str) and value.isprintable() else json.dumps(value)
    return text if len(text) <= _WIDEST_VALUE else f"{text[:_WIDEST_VALUE]}..."
