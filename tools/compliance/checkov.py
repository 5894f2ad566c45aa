"""Checkov: policies over CloudFormation, one resource at a time and as a graph."""

import json
import subprocess
from pathlib import Path
from typing import Any

from tools.compliance.finding import Finding, finding
from tools.compliance.judges_environment import JudgesEnvironment, quiet


def checkov(folder: Path, judges: JudgesEnvironment) -> list[Finding]:
    """Return what checkov finds in the templates of a folder.

    Args:
        folder: Templates, each a ``.json`` file.
        judges: Where checkov is installed.

    Raises:
        RuntimeError: It could not read a template, or did not say what it found.
    """
    options = ["--framework", "cloudformation", "--skip-download", "--compact", "--quiet"]
    run = subprocess.run(
        [judges.program("checkov"), "--directory", folder, *options, "--output", "json"],
        env=quiet(),
        capture_output=True,
        text=True,
        check=False,
    )
    try:
        report: dict[str, Any] = json.loads(run.stdout)
    except ValueError as error:
        raise RuntimeError(f"checkov said nothing of use: {run.stderr[-2000:]}") from error
    if report["summary"]["parsing_errors"]:
        raise RuntimeError(f"checkov cannot read {report['results']['parsing_errors']}")
    return [
        finding(
            tool="checkov",
            rule=one["check_id"],
            template=folder / Path(one["file_path"]).name,
            resource=one["resource"].split(".")[-1],
            message=one["check_name"],
        )
        for one in report["results"]["failed_checks"]
    ]
