"""``task``, ``exec``, ``redeploy``, metrics and graphs: a task, and how people see into it."""

from collections.abc import Iterator

from moorage.features.dashboard import Dashboard
from moorage.features.exec import Exec
from moorage.features.fast_metrics import FastMetrics
from moorage.features.redeploy import Redeploy
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


def fast_metrics(entry: ServiceEntry) -> Iterator[FastMetrics]:
    """Yield the feature, if the service is measured more often."""
    if entry.settings.fast_metrics:
        yield FastMetrics()


def redeploy(entry: ServiceEntry) -> Iterator[Redeploy]:
    """Yield the feature, if there is a word."""
    if entry.settings.redeploy:
        yield Redeploy(word=entry.settings.redeploy)


def dashboard(entry: ServiceEntry) -> Iterator[Dashboard]:
    """Yield the feature, if the service has a page of its own."""
    if entry.settings.dashboard:
        yield Dashboard()
