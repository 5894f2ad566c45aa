"""The table of COVERAGE.md, made from the code that it describes."""

from collections.abc import Iterable

from tools.emulator.extension.ministack import handlers
from tools.emulator.extension.registry import ADDED
from tools.emulator.readback.stack import READERS

_EXTENSION = {resource.name: resource.kind for resource in ADDED}


def table(types: Iterable[str]) -> str:
    """Return one row per CloudFormation type: who provides it, and whether it is read back.

    Args:
        types: The types that the environments' templates use.
    """
    rows = ["| type | provided by | read back |", "| --- | --- | --- |"]
    for name in sorted(types):
        rows.append(f"| `{name}` | {_provider(name)} | {'yes' if name in READERS else 'no'} |")
    return "\n".join(rows)


def _provider(name: str) -> str:
    if name in _EXTENSION:
        return f"our extension, {_EXTENSION[name]}"
    if name.startswith("Custom::"):
        return "its Lambda function, which runs"
    return "ministack" if name in handlers else "nobody"
