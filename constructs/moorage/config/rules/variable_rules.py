"""Environment variables must be readable by ECS, and be no secrets."""

from collections.abc import Iterator, Mapping, Sequence

from moorage.config.environment_config import EnvironmentConfig
from moorage.config.key_path import KeyPath
from moorage.config.problem import Problem
from moorage.errors import InvalidInputError
from moorage.values.process import Process
from moorage.values.secret_text import is_secret_name, is_secret_value
from moorage.values.variable_name import check_variable_name

_CONTAINS = "contains a login or a key"
_ELSEWHERE = "keep it in AWS Secrets Manager and name its ARN under secrets"


def variable_rules(config: EnvironmentConfig) -> Iterator[Problem]:
    """Yield variables with unusable names, and secrets; never with their values.

    Args:
        config: The environment.
    """
    for place, container in config.containers:
        yield from _too_large(place, container.environment)
        for variable, value in container.environment.items():
            if found := _problem(variable, value):
                what, fix = found
                path = (*place, "environment", variable)
                yield Problem(path=path, what=what, fix=fix)
        for variable in container.secrets:
            yield from _secret(place, variable, container.environment)
        yield from _words((*place, "command"), container.command)
        yield from _words((*place, "container", "entry_point"), container.container.entry_point)


def _words(place: KeyPath, words: Sequence[str]) -> Iterator[Problem]:
    for index, word in enumerate(words):
        if is_secret_value(word):
            yield Problem(path=(*place, index), what=_CONTAINS, fix=_ELSEWHERE)


def _secret(place: KeyPath, variable: str, environment: Mapping[str, str]) -> Iterator[Problem]:
    path = (*place, "secrets", variable)
    try:
        check_variable_name("secrets", variable)
    except InvalidInputError as error:
        yield Problem(path=path, what=error.what, fix=error.fix)
    if variable in environment:
        what = "stands under environment too, and a container has one value for a variable"
        yield Problem(path=path, what=what, fix="remove one of them")


def _too_large(place: KeyPath, environment: Mapping[str, str]) -> Iterator[Problem]:
    try:
        Process(environment=environment)
    except InvalidInputError as error:
        path = (*place, "environment")
        yield Problem(path=path, what=error.what, fix=error.fix)


def _problem(variable: str, value: str) -> tuple[str, str] | None:
    try:
        check_variable_name("environment", variable)
    except InvalidInputError as error:
        return error.what, error.fix
    if is_secret_name(variable):
        return "looks like a secret, and everyone who reads the template would see it", _ELSEWHERE
    if is_secret_value(value):
        return _CONTAINS, _ELSEWHERE
    return None
