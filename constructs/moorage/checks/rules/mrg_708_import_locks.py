"""Stacks of different pace do not lock one another."""

from collections.abc import Iterator
from typing import Any

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model
from moorage.checks.views.ecs_service import SERVICE


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    for template in model.templates:
        kinds = {resource.type for resource in template.resources.values()}
        if SERVICE not in kinds:
            continue
        for resource in template.resources.values():
            if _imports(resource.body.get("Properties")):
                yield resource, "imports an export, and locks the stack that exports it"
                break


def _imports(value: Any) -> bool:
    if isinstance(value, dict):
        return "Fn::ImportValue" in value or any(_imports(item) for item in value.values())
    return isinstance(value, list) and any(_imports(item) for item in value)


CHECK = Check(
    id="MRG-708",
    severity="warning",
    area="Updates",
    title="A service does not import an export of another stack",
    why=(
        "The export cannot be changed or deleted while it is imported: neither stack can be "
        "updated alone."
    ),
    source="https://github.com/aws/aws-cdk/issues/7602",
    fix="use weak references, or a parameter of Systems Manager",
    find=_find,
)
