"""The proactive controls of AWS Control Tower, as rules for cfn-guard."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from tools.compliance.finding import Finding, finding
from tools.compliance.judges_environment import JudgesEnvironment, quiet

_VERDICTS: Final = (0, 19)
"""Exit codes: every rule holds, or some do not. Others say that a rule or a file is unreadable."""


def control_tower(folder: Path, judges: JudgesEnvironment) -> list[Finding]:
    """Return what the Control Tower rules find in the templates of a folder.

    Args:
        folder: Templates, each a ``.json`` file.
        judges: Where cfn-guard is installed.

    Raises:
        RuntimeError: cfn-guard could not read something.
    """
    rules = ["--rules", str(judges.control_tower_rules), "--data", str(folder)]
    options = ["--output-format", "json", "--structured", "--show-summary", "none"]
    run = subprocess.run(
        [judges.guard, "validate", *rules, *options],
        env=quiet(),
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode not in _VERDICTS:
        raise RuntimeError(f"cfn-guard said nothing of use: {run.stderr[-2000:]}")
    return [
        finding(
            tool="control-tower",
            rule=broken["Rule"]["name"],
            template=folder / Path(template["name"]).name,
            resource=resource,
            message=_message(broken),
        )
        for template in json.loads(run.stdout)
        for broken in template["not_compliant"]
        for resource in sorted(set(_resources(broken))) or [""]
    ]


def _resources(report: Any) -> Iterator[str]:
    """Yield the logical ids of all paths in a report, which nests as deep as its rule."""
    if isinstance(report, dict):
        path = report.get("path")
        if isinstance(path, str) and path.startswith("/Resources/"):
            yield path.split("/")[2]
        report = list(report.values())
    if isinstance(report, list):
        for part in report:
            yield from _resources(part)


def _message(report: Any) -> str:
    text = json.dumps(report)
    start = text.find("[CT.")
    return text[start:].split("\\n")[0] if start >= 0 else ""
