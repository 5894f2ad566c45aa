"""``cpu_scaling`` and its siblings, ``off_hours``, ``scaling_suspended``: how many tasks run."""

from collections.abc import Callable, Iterator, Mapping

from moorage.features.cpu_scaling import CpuScaling
from moorage.features.memory_scaling import MemoryScaling
from moorage.features.metric_scaling import MetricScaling
from moorage.features.predictive_scaling import PredictiveScaling
from moorage.features.request_scaling import RequestScaling
from moorage.features.response_time_scaling import ResponseTimeScaling
from moorage.features.scheduled_scaling import ScheduledScaling
from moorage.features.suspended_scaling import SuspendedScaling
from moorage.services.feature import ServiceFeature
from moorage.values.task_limits import TaskLimits
from stacks.fields import arguments_of
from stacks.makers.entry import ServiceEntry

_KINDS: Mapping[str | int, Callable[..., ServiceFeature]] = {
    "cpu_scaling": CpuScaling,
    "memory_scaling": MemoryScaling,
    "request_scaling": RequestScaling,
    "metric_scaling": MetricScaling,
    "response_time_scaling": ResponseTimeScaling,
    "predictive_scaling": PredictiveScaling,
    "scheduled_scaling": ScheduledScaling,
}


def scaling(entry: ServiceEntry) -> Iterator[ServiceFeature]:
    """Yield a feature for each that decides the number, and one for the hours without work."""
    found = entry.settings.scaling
    for (key, *name), target in found.items():
        names = {"name": name[0]} if name else {}
        yield _KINDS[key](**arguments_of(target), **names)
    nights = entry.config.off_hours
    if nights and has_off_hours(entry):
        count = entry.settings.count
        fixed = TaskLimits(min_tasks=count, max_tasks=max(count, 1))
        limits = next(iter(found.values()), fixed)
        yield ScheduledScaling(
            min_tasks=limits.min_tasks, max_tasks=limits.max_tasks, times=nights.times(limits)
        )
    if entry.settings.scaling_suspended:
        yield SuspendedScaling(activities=entry.settings.scaling_suspended)


def has_off_hours(entry: ServiceEntry) -> bool:
    """Return whether a service stops when its environment does.

    Args:
        entry: The service.
    """
    settings = entry.settings
    by_itself = settings.queue or settings.is_daemon or settings.scheduled_scaling
    return bool(entry.config.off_hours) and not by_itself
