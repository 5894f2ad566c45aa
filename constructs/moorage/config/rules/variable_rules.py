"""Environment variables must be readable by ECS, and be no secrets."""

import re
from collections.abc import Iterator, Mapping

from moorage.config.environment_config import EnvironmentConfig
from moorage.config.key_path import KeyPath
from moorage.config.problem import Problem
from moorage.errors import InvalidInputError
from moorage.values.process import Process
from moorage.values.secret_text import is_secret_name, is_secret_value

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*", re.ASCII)
_RESERVED = ("AWS_", "ECS_")
_CONTAINS = "contains a login or a key"
_ELSEWHERE = "keep it in AWS Secrets Manager and give the task the secret's ARN"


def variable_rules(config: EnvironmentConfig) -> Iterator[Problem]:
    """Yield variables with unusable names, and secrets; never with their values.

    Args:
        config: The environment.
    """
    for place, workload in config.workloads:
        yield from _too_large(place, workload.environment)
        for variable, value in workload.environment.items():
            if found := _problem(variable, value):
                what, fix = found
                path = (*place, "environment", variable)
                yield Problem(path=path, what=what, fix=fix)
        for index, word in enumerate(workload.command):
            if is_secret_value(word):
                path = (*place, "command", index)
                yield Problem(path=path, what=_CONTAINS, fix=_ELSEWHERE)


def _too_large(place: KeyPath, environment: Mapping[str, str]) -> Iterator[Problem]:
    try:
        Process(environment=environment)
    except InvalidInputError as error:
        path = (*place, "environment")
        yield Problem(path=path, what=error.what, fix=error.fix)


def _problem(variable: str, value: str) -> tuple[str, str] | None:
    if not _NAME.fullmatch(variable):
        what = "a variable's name is letters, digits and '_', and begins with no digit"
        return what, "rename it"
    if variable.upper().startswith(_RESERVED):
        return "names that begin with AWS_ or ECS_ are set by AWS", "rename it"
    if is_secret_name(variable):
        return "looks like a secret, and everyone who reads the template would see it", _ELSEWHERE
    if is_secret_value(value):
        return _CONTAINS, _ELSEWHERE
    return None
