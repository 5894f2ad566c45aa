"""``cpu_scaling``: how many tasks run."""

from collections.abc import Iterator

from moorage.features.cpu_scaling import CpuScaling
from stacks.fields import arguments_of
from stacks.makers.entry import ServiceEntry


def cpu_scaling(entry: ServiceEntry) -> Iterator[CpuScaling]:
    """Yield the feature, if CPU use decides the number."""
    if entry.settings.cpu_scaling:
        yield CpuScaling(**arguments_of(entry.settings.cpu_scaling))
