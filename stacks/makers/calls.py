"""``calls``: AWS services that the code calls."""

from collections.abc import Iterator

from moorage.features.aws_calls import AwsCalls
from stacks.makers.entry import WorkloadEntry


def aws_calls(entry: WorkloadEntry) -> Iterator[AwsCalls]:
    """Yield the feature, if anything is called."""
    if entry.settings.calls:
        yield AwsCalls(services=entry.settings.calls)
