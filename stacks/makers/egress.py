"""``egress``: connections that tasks may open besides HTTPS."""

from collections.abc import Iterator

from moorage.features.egress import Egress
from stacks.makers.entry import WorkloadEntry


def egress(entry: WorkloadEntry) -> Iterator[Egress]:
    """Yield one feature for all rules, if there are any."""
    if entry.settings.egress:
        yield Egress(rules=entry.settings.egress)
