"""Tasks have names of their own, and run before services that exist."""

from collections.abc import Iterator

from moorage.config.environment_config import EnvironmentConfig
from moorage.config.nearest import nearest
from moorage.config.problem import Problem, shown


def task_rules(config: EnvironmentConfig) -> Iterator[Problem]:
    """Yield names that are taken, tasks before unknown services, and with two times to run.

    Args:
        config: The environment.
    """
    yield from _names(config)
    for name, task in config.tasks.items():
        path = ("tasks", name)
        if task.schedule and task.before:
            what = "goes with no schedule: it runs once, while services are deployed"
            yield Problem(path=(*path, "before"), what=what, fix="make two tasks of it")
        for index, service in enumerate(task.before):
            if service not in config.services:
                near = nearest(service, config.services)
                fix = f"did you mean '{near}'?" if near else f"add it: services.{service}"
                yield Problem(
                    path=(*path, "before", index),
                    what="is no service of this file",
                    got=shown(service),
                    fix=fix,
                )


def _names(config: EnvironmentConfig) -> Iterator[Problem]:
    taken = dict.fromkeys(config.services, "a service")
    for section, kind in (
        ("express", "a service of express"),
        ("external", "a service of external"),
        ("tasks", "a task"),
    ):
        for name in getattr(config, section):
            if name in taken:
                what, fix = f"is the name of {taken[name]} too", "choose another name"
                yield Problem(path=(section, name), what=what, fix=fix)
            taken[name] = kind
