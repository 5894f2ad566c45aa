"""What the CDK writes beside a template: construct paths, and what was acknowledged where."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

_LOGICAL_ID: Final = "aws:cdk:logicalId"
_ACKNOWLEDGED: Final = "aws:cdk:acknowledged-rules"


@dataclass(frozen=True, kw_only=True)
class Metadata:
    """Hold what the CDK knows and a template does not say.

    Args:
        paths: Construct path of each resource, by its logical id.
        acknowledged: Reasons by construct path and by rule, as given to ``Validations``.

    Example:
        >>> Metadata().paths
        {}
    """

    paths: Mapping[str, str] = field(default_factory=dict)
    acknowledged: Mapping[tuple[str, str], str] = field(default_factory=dict)


def read_metadata(file: Path | None) -> Metadata:
    """Return what a metadata file says; nothing where it cannot be read: checks do without.

    Args:
        file: The file that the manifest names.
    """
    try:
        found = json.loads(file.read_bytes()) if file else {}
    except (OSError, ValueError, RecursionError):
        found = {}
    paths: dict[str, str] = {}
    acknowledged: dict[tuple[str, str], str] = {}
    for path, kind, data in _entries(found):
        place = path.strip("/")
        if kind == _LOGICAL_ID and isinstance(data, str):
            paths[data] = place
        elif kind == _ACKNOWLEDGED and isinstance(data, dict):
            for rule, reason in data.items():
                acknowledged[place, str(rule).rpartition("::")[2]] = str(reason)
    return Metadata(paths=paths, acknowledged=acknowledged)


def _entries(found: Any) -> Iterator[tuple[str, Any, Any]]:
    for path, entries in found.items() if isinstance(found, dict) else ():
        for entry in entries if isinstance(entries, list) else ():
            if isinstance(path, str) and isinstance(entry, dict):
                yield path, entry.get("type"), entry.get("data")
