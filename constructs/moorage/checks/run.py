"""Run checks over templates."""

from collections.abc import Iterable

from moorage.checks.check import Check
from moorage.checks.finding import Finding
from moorage.checks.model.model import Model
from moorage.checks.registry import all_checks


def run(model: Model, checks: Iterable[Check] | None = None) -> list[Finding]:
    """Return what the checks find, errors first, then by place.

    Args:
        model: The templates.
        checks: The checks. Omitted: all.
    """
    chosen = all_checks() if checks is None else checks
    found = {finding for check in chosen for finding in check.findings(model)}
    return sorted(found, key=lambda one: (one.severity != "error", one))
