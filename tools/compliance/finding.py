"""What a judge of templates objects to."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any


@dataclass(frozen=True, order=True, kw_only=True)
class Finding:
    """One rule that one resource breaks.

    Args:
        tool: The judge, such as ``checkov``.
        rule: The rule's id in the judge's words.
        template: File name of the template.
        resource: Logical id of the resource; empty if the judge names none.
        kind: CloudFormation type of the resource; empty if unknown.
        message: What the judge says.
    """

    tool: str
    rule: str
    template: str
    resource: str
    kind: str
    message: str


@lru_cache
def resources_of(template: Path) -> Mapping[str, Any]:
    """Return the resources of a template by logical id.

    Args:
        template: The file.
    """
    found: Mapping[str, Any] = json.loads(template.read_text()).get("Resources", {})
    return found


def finding(*, tool: str, rule: str, template: Path, resource: str, message: str) -> Finding:
    """Return a finding, with the type of its resource looked up.

    Args:
        tool: The judge.
        rule: The rule.
        template: The file.
        resource: Logical id; anything else is kept as it is.
        message: What the judge says.
    """
    kind = resources_of(template).get(resource, {}).get("Type", "")
    return Finding(
        tool=tool,
        rule=rule,
        template=template.name,
        resource=resource,
        kind=kind,
        message=" ".join(message.split()),
    )
