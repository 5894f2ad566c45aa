"""``task`` and ``exec``: what ECS is told about a task, and shells in its containers."""

from collections.abc import Iterator

from moorage.features.exec import Exec
from moorage.features.task_tuning import TaskTuning
from moorage.values.task_options import TaskOptions
from stacks.fields import arguments_of
from stacks.makers.entry import ServiceEntry, WorkloadEntry


def task_tuning(entry: WorkloadEntry) -> Iterator[TaskTuning]:
    """Yield the feature, if anything is said."""
    if entry.settings.task != TaskOptions():
        yield TaskTuning(**arguments_of(entry.settings.task))


def shell(entry: ServiceEntry) -> Iterator[Exec]:
    """Yield the feature, if shells are wanted."""
    if entry.settings.exec:
        yield Exec(log_group=entry.platform.cluster.exec_log_group)
