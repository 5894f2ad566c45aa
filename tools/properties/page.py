"""The page that says where each property of ECS is exposed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

import yaml

from tools.compliance.markdown import row
from tools.properties.known import properties

FILE: Final = Path(__file__).with_name("exposed.yaml")
KINDS: Final = {"yes": "argument", "always": "always", "no": "left out"}
_HEAD: Final = """\
# Every property of ECS, and where it is

What `AWS::ECS::TaskDefinition` and `AWS::ECS::Service` take, as aws-cdk-lib {version} knows it,
and where Moorage exposes it. Of {total} properties {yes} are arguments, {always} have a value that
nobody has to choose, and {no} are left out, each with the reason. `workload.task_definition` and
`service.resource` are the constructs of the CDK, which reach those too. Made by
`python -m tools.properties`; a test keeps it fresh.
"""


@dataclass(frozen=True)
class Exposure:
    """Say where a property is.

    Args:
        kind: A key of :data:`KINDS`.
        where: The argument, or the reason.
    """

    kind: str
    where: str


def exposures() -> dict[str, Exposure]:
    """Return what the file says, by place or beginning of a place."""
    return dict(_flat("", yaml.safe_load(FILE.read_text())))


def exposure_of(place: str, known: Mapping[str, Exposure]) -> str | None:
    """Return the entry that fits a property best, if one does.

    Args:
        place: The property.
        known: The entries.
    """
    fitting = [one for one in known if place == one or place.startswith(f"{one}.")]
    return max(fitting, key=len, default=None)


def page() -> str:
    """Return the page."""
    known, rows = exposures(), []
    counts = dict.fromkeys(KINDS, 0)
    for place in properties():
        found = known[exposure_of(place, known) or ""]
        counts[found.kind] += 1
        rows.append(row(f"`{place}`", KINDS[found.kind], found.where).rstrip("\n"))
    head = _HEAD.format(version=version("aws-cdk-lib"), total=len(rows), **counts)
    return "\n".join([head, "| property | | where, or why not |", "|---|---|---|", *rows, ""])


def _flat(place: str, value: Any) -> Iterator[tuple[str, Exposure]]:
    [*kinds] = value
    if len(kinds) == 1 and kinds[0] in KINDS:
        yield place, Exposure(kinds[0], str(value[kinds[0]]))
        return
    for key, inner in value.items():
        yield from _flat(f"{place}.{key}" if place else key, inner)
