"""``secrets``: variables whose values lie elsewhere."""

from collections.abc import Iterator

from moorage.features.secrets import Secrets
from stacks.makers.entry import WorkloadEntry


def secrets(entry: WorkloadEntry) -> Iterator[Secrets]:
    """Yield one feature for all secrets, if there are any."""
    if entry.settings.secrets:
        yield Secrets(variables=entry.settings.secrets)
