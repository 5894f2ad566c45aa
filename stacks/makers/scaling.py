"""``cpu_scaling``, ``memory_scaling``, ``request_scaling``: how many tasks run."""

from collections.abc import Callable, Iterator, Mapping

from moorage.features.cpu_scaling import CpuScaling
from moorage.features.memory_scaling import MemoryScaling
from moorage.features.request_scaling import RequestScaling
from moorage.services.feature import ServiceFeature
from stacks.fields import arguments_of
from stacks.makers.entry import ServiceEntry

_KINDS: Mapping[str, Callable[..., ServiceFeature]] = {
    "cpu_scaling": CpuScaling,
    "memory_scaling": MemoryScaling,
    "request_scaling": RequestScaling,
}


def scaling(entry: ServiceEntry) -> Iterator[ServiceFeature]:
    """Yield a feature for each that decides the number."""
    for key, target in entry.settings.scaling.items():
        yield _KINDS[key](**arguments_of(target))
