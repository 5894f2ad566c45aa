"""A template stays below the limits of CloudFormation."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model
from moorage.checks.model.resource import Resource

_MOST = {"Resources": 500, "Outputs": 200, "Parameters": 200, "Mappings": 200}
_LARGEST = 1024 * 1024


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    for template in model.templates:
        first: Resource | None = next(iter(template.resources.values()), None)
        if first is None:
            continue
        for section, most in _MOST.items():
            count = len(template.section(section))
            if count > most:
                yield first, f"the template has {count} {section.lower()}; {most} are allowed"
        if template.size_bytes > _LARGEST:
            yield first, f"the template has {template.size_bytes} bytes; {_LARGEST} are allowed"


CHECK = Check(
    id="MRG-702",
    severity="error",
    area="CloudFormation",
    title="A template has at most 500 resources, 200 outputs, 200 parameters and 1 MB",
    why="CloudFormation refuses the template.",
    source=(
        "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html"
    ),
    fix="split the stack",
    find=_find,
)
