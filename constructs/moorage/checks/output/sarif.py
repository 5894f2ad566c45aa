"""Findings in SARIF 2.1.0, which code hosts show beside the code."""

import json
from collections.abc import Mapping
from typing import Any, Final

from moorage.checks.check import Check
from moorage.checks.finding import Finding
from moorage.checks.registry import all_checks
from moorage.checks.report import Report

# https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"


def as_sarif(report: Report, *, version: str) -> str:
    """Return a SARIF log; acknowledged findings are suppressed results.

    Args:
        report: What was found.
        version: Version of the program.
    """
    results = [_result(finding) for finding in report.findings]
    for finding, reason in report.acknowledged:
        suppressed = [{"kind": "external", "justification": reason}]
        results.append({**_result(finding), "suppressions": suppressed})
    driver = {"name": "moorage", "version": version, "rules": [_rule(one) for one in all_checks()]}
    run = {"tool": {"driver": driver}, "results": results}
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _rule(check: Check) -> Mapping[str, Any]:
    return {
        "id": check.id,
        "shortDescription": {"text": check.title},
        "fullDescription": {"text": check.why},
        "help": {"text": check.fix},
        "helpUri": check.source,
        "defaultConfiguration": {"level": check.severity},
    }


def _result(finding: Finding) -> dict[str, Any]:
    place = f"{finding.path}.{finding.property_path}" if finding.property_path else finding.path
    return {
        "ruleId": finding.id,
        "level": finding.severity,
        "message": {"text": f"{finding.path}: {finding.what}; {finding.fix}"},
        "locations": [
            {
                "physicalLocation": {"artifactLocation": {"uri": finding.file}},
                "logicalLocations": [{"fullyQualifiedName": place, "kind": "resource"}],
            }
        ],
    }
