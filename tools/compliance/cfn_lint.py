"""cfn-lint: the schemas of CloudFormation's resources, and rules between their properties."""

import json
import subprocess
from pathlib import Path

from tools.compliance.finding import Finding, finding
from tools.compliance.judges_environment import JudgesEnvironment, quiet

_FAILED_TO_RUN = 1


def cfn_lint(folder: Path, judges: JudgesEnvironment) -> list[Finding]:
    """Return what cfn-lint finds in the templates of a folder: errors and warnings.

    Args:
        folder: Templates, each a ``.json`` file.
        judges: Where cfn-lint is installed.

    Raises:
        RuntimeError: It did not say what it found.
    """
    options = ["--format", "json", "--"]
    run = subprocess.run(
        [judges.program("cfn-lint"), *options, *sorted(folder.glob("*.json"))],
        env=quiet(),
        capture_output=True,
        text=True,
        check=False,
    )
    # Every other exit code is a sum of the levels of what was found.
    if run.returncode == _FAILED_TO_RUN or not run.stdout.strip():
        raise RuntimeError(f"cfn-lint said nothing of use: {run.stderr[-2000:]}")
    return [
        finding(
            tool="cfn-lint",
            rule=one["Rule"]["Id"],
            template=Path(one["Filename"]),
            resource=_resource(one["Location"]["Path"] or []),
            message=one["Message"],
        )
        for one in json.loads(run.stdout)
    ]


def _resource(path: list[object]) -> str:
    return str(path[1]) if len(path) > 1 and path[0] == "Resources" else ""
