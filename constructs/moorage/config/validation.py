"""Find everything that is wrong with an environment at once."""

import copy
import json
from collections.abc import Mapping
from typing import Any, Final

from pydantic import ValidationError

from moorage.config.environment_config import EnvironmentConfig
from moorage.config.field_problems import field_problems
from moorage.config.key_path import KeyPath
from moorage.config.problem import Problem
from moorage.config.rules.all_rules import rule_problems

# Stand-ins for required keys that are missing or wrong, so that the rules can look at the rest.
# What depends on one of them is not reported.
_STAND_INS: Final[Mapping[str, Any]] = {
    "name": "unnamed",
    "region": "eu-west-1",
    "posture": "disposable",
    "tags": {"owner": "unknown"},
}


def validated(
    data: Mapping[str, Any], source_text: Mapping[KeyPath, str]
) -> tuple[EnvironmentConfig | None, list[Problem]]:
    """Return the environment, or ``None`` and every problem.

    Args:
        data: What the file and the layers below and above it say.
        source_text: Unquoted words as written, for messages.
    """
    try:
        config = _config(data)
    except ValidationError as error:
        problems = field_problems(error, source_text)
        return None, problems + _problems_of_the_rest(data, problems)
    problems = rule_problems(config)
    return (None if problems else config), problems


def _config(data: Mapping[str, Any]) -> EnvironmentConfig:
    # As JSON, because pydantic's strict mode then takes lists for tuples and mappings for
    # dataclasses: https://docs.pydantic.dev/latest/concepts/conversion_table/
    return EnvironmentConfig.model_validate_json(json.dumps(data))


def _problems_of_the_rest(data: Mapping[str, Any], problems: list[Problem]) -> list[Problem]:
    removed = {
        _removable(place) for problem in problems for place in (problem.path, *problem.depends_on)
    }
    for _ in range(3):
        try:
            config = _config(_without(data, removed))
        except ValidationError as error:
            # A service without its image is no service: give up a level more.
            removed |= {problem.path[:2] for problem in field_problems(error, {})}
        else:
            return [p for p in rule_problems(config) if not _touches(p, removed)]
    return []


def _removable(path: KeyPath) -> KeyPath:
    """Return the part to leave out: one key of a service, or of a section."""
    return path[:3] if path[:1] == ("services",) else path[:2]


def _without(data: Mapping[str, Any], removed: set[KeyPath]) -> dict[str, Any]:
    rest: dict[str, Any] = copy.deepcopy(dict(data))
    for path in removed:
        holder: Any = rest
        for part in path[:-1]:
            holder = holder.get(part) if isinstance(holder, dict) else None
        if isinstance(holder, dict) and path:
            holder.pop(path[-1], None)
    return {**_STAND_INS, **{key: value for key, value in rest.items() if value is not None}}


def _touches(problem: Problem, removed: set[KeyPath]) -> bool:
    places = (problem.path, *problem.depends_on)
    return any(
        place[: len(path)] == path or path[: len(place)] == place
        for place in places
        for path in removed
    )
