"""Every check that there is."""

import pkgutil
from functools import cache
from importlib import import_module

from moorage.checks import rules
from moorage.checks.check import Check


@cache
def all_checks() -> tuple[Check, ...]:
    """Return every check, in the order of the ids.

    A check is a module of :mod:`moorage.checks.rules` with a ``CHECK``; nothing else registers it.
    """
    names = [found.name for found in pkgutil.iter_modules(rules.__path__)]
    modules = [import_module(f"{rules.__name__}.{name}") for name in names]
    return tuple(sorted((module.CHECK for module in modules), key=lambda check: check.id))
