"""What holds for the load balancer holds for the internal one."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from moorage.config.environment_config import EnvironmentConfig
from moorage.config.key_path import KeyPath
from moorage.config.problem import Problem
from moorage.config.rules.certificate_rules import certificate_rules
from moorage.config.rules.load_balancer_rules import load_balancer_rules
from moorage.values.balancer_name import INTERNAL

_SECTION: Final = "internal_load_balancer"


def internal_load_balancer_rules(config: EnvironmentConfig) -> Iterator[Problem]:
    """Yield what the rules of the load balancer find in the internal one.

    Args:
        config: The environment.
    """
    inside = config.internal_load_balancer
    if inside is None:
        return
    as_main = config.model_copy(update={"load_balancer": inside})
    for problem in (*load_balancer_rules(as_main), *certificate_rules(as_main, INTERNAL)):
        depends = tuple(_moved(path) for path in problem.depends_on)
        yield replace(problem, path=_moved(problem.path), depends_on=depends)


def _moved(path: KeyPath) -> KeyPath:
    return (_SECTION, *path[1:]) if path[:1] == ("load_balancer",) else path
