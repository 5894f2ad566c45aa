"""Put templates before a judge: each once, with references it understands."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

REFERENCE: Final = "Fn::GetStackOutput"


def as_import(reference: dict[str, str]) -> Any:
    """Return a weak reference as the strong one that every tool knows.

    Args:
        reference: What stands under ``Fn::GetStackOutput``.
    """
    return {"Fn::ImportValue": f"{reference['StackName']}-{reference['OutputName']}"}


def as_text(reference: dict[str, str]) -> Any:
    """Return a weak reference as text, for a tool that asks whether a value is given at all.

    Args:
        reference: What stands under ``Fn::GetStackOutput``.
    """
    return f"{reference['StackName']}.{reference['OutputName']}"


def prepare(
    assembly: Path,
    folder: Path,
    environments: Sequence[str],
    reference: Callable[..., Any],
    *,
    pattern: str = "*.template.json",
) -> None:
    """Write the templates of an assembly that differ by more than their environment's name.

    ``Fn::GetStackOutput`` is newer than the judges (cfn-lint 1.58 refuses it inside ``Fn::Join``,
    cfn-guard's rules take it for nothing), so that each gets another spelling of it.

    Args:
        assembly: What the CDK wrote.
        folder: Where to write; made if it is not there.
        environments: Names of all environments; every one is written ``any``.
        reference: Spelling of a weak reference, such as :func:`as_import`.
        pattern: Which files.
    """
    folder.mkdir(parents=True, exist_ok=True)
    seen = set()
    longest_first = sorted(environments, key=len, reverse=True)
    for path in sorted(assembly.glob(pattern)):
        text = path.read_text()
        for name in longest_first:
            text = text.replace(name, "any")
        if text not in seen:
            seen.add(text)
            content = spelled(json.loads(text), reference)
            (folder / path.name).write_text(json.dumps(content, indent=1))


def spelled(value: Any, reference: Callable[..., Any]) -> Any:
    """Return a template with every weak reference in another spelling.

    Args:
        value: The template, or a part of it.
        reference: Spelling of a weak reference.
    """
    if isinstance(value, list):
        return [spelled(part, reference) for part in value]
    if isinstance(value, dict):
        if REFERENCE in value:
            return reference(value[REFERENCE])
        return {key: spelled(part, reference) for key, part in value.items()}
    return value
