"""``cpu_scaling``, ``memory_scaling``, ``request_scaling``, ``off_hours``: how many tasks run."""

from collections.abc import Callable, Iterator, Mapping

from moorage.features.cpu_scaling import CpuScaling
from moorage.features.memory_scaling import MemoryScaling
from moorage.features.request_scaling import RequestScaling
from moorage.features.scheduled_scaling import ScheduledScaling
from moorage.services.feature import ServiceFeature
from moorage.values.scaling_limits import ScalingLimits
from stacks.fields import arguments_of
from stacks.makers.entry import ServiceEntry

_KINDS: Mapping[str, Callable[..., ServiceFeature]] = {
    "cpu_scaling": CpuScaling,
    "memory_scaling": MemoryScaling,
    "request_scaling": RequestScaling,
}


def scaling(entry: ServiceEntry) -> Iterator[ServiceFeature]:
    """Yield a feature for each that decides the number, and one for the hours without work."""
    found = entry.settings.scaling
    for key, target in found.items():
        yield _KINDS[key](**arguments_of(target))
    nights = entry.config.off_hours
    if nights and has_off_hours(entry):
        count = entry.settings.count
        fixed = ScalingLimits(min_tasks=count, max_tasks=max(count, 1))
        limits = next(iter(found.values()), fixed)
        yield ScheduledScaling(
            min_tasks=limits.min_tasks, max_tasks=limits.max_tasks, times=nights.times(limits)
        )


def has_off_hours(entry: ServiceEntry) -> bool:
    """Return whether a service stops when its environment does.

    Args:
        entry: The service.
    """
    settings = entry.settings
    return bool(entry.config.off_hours) and not (settings.queue or settings.is_daemon)
