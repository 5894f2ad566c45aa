"""Findings as JSON."""

import json
from dataclasses import asdict

from moorage.checks.report import Report


def as_json(report: Report) -> str:
    """Return everything that was found, acknowledged findings with their reasons.

    Args:
        report: What was found.
    """
    content = {
        "templates": report.templates,
        "findings": [asdict(finding) for finding in report.findings],
        "acknowledged": [
            {**asdict(finding), "reason": reason} for finding, reason in report.acknowledged
        ],
    }
    return json.dumps(content, indent=2)
