"""What remains of the findings once acknowledgements are taken into account."""

from collections.abc import Sequence
from dataclasses import dataclass

from moorage.checks.acknowledgement import Acknowledgement, is_at_or_below
from moorage.checks.finding import Finding
from moorage.checks.model.model import Model
from moorage.checks.run import run

EXPIRED, STALE = "MRG-001", "MRG-002"


@dataclass(frozen=True, kw_only=True)
class Report:
    """Hold what checks found.

    Args:
        findings: What nobody has accepted, errors first.
        acknowledged: What somebody has, with the reason.
        templates: How many templates were checked.
    """

    findings: Sequence[Finding]
    acknowledged: Sequence[tuple[Finding, str]]
    templates: int

    @property
    def errors(self) -> int:
        """How many of the findings are errors."""
        return sum(finding.severity == "error" for finding in self.findings)


def report(
    model: Model, accepted: Sequence[Acknowledgement] = (), *, today: str = "", file: str = ""
) -> Report:
    """Run every check, and take acknowledgements into account.

    Those of the CDK count where they were made; those of a file until they expire. One that has
    expired, and one that no finding needs, is itself a finding.

    Args:
        model: The templates.
        accepted: Acknowledgements of a file.
        today: The day, such as ``2026-11-24``. Omitted: nothing has expired.
        file: Where ``accepted`` comes from, for messages.
    """
    found, taken, used = [], [], set()
    for finding in run(model):
        own = _of_the_cdk(model, finding)
        match = next((one for one in accepted if _covers(one, finding)), None)
        if match:
            used.add(match.line)
        if own is not None:
            taken.append((finding, own))
        elif match and match.expires >= today:
            taken.append((finding, match.reason))
        else:
            found.append(finding)
    found += [_about(one, file, EXPIRED) for one in accepted if one.expires < today]
    found += [
        _about(one, file, STALE)
        for one in accepted
        if one.line not in used and one.expires >= today
    ]
    return Report(findings=found, acknowledged=taken, templates=len(model.templates))


def _covers(one: Acknowledgement, finding: Finding) -> bool:
    return one.covers(finding.id, finding.path, finding.logical_id)


def _of_the_cdk(model: Model, finding: Finding) -> str | None:
    for template in model.templates:
        if template.name == finding.stack:
            for (path, rule), reason in template.metadata.acknowledged.items():
                if rule == finding.id and is_at_or_below(finding.path, path):
                    return reason
    return None


def _about(one: Acknowledgement, file: str, id: str) -> Finding:
    expired = id == EXPIRED
    return Finding(
        id=id,
        severity="warning",
        stack="",
        path=one.resource,
        property_path=f"entry {one.line}",
        what=f"the acknowledgement of {one.id} expired on {one.expires}"
        if expired
        else f"nothing needs the acknowledgement of {one.id}",
        fix="mend what it accepts, or decide anew" if expired else "remove it",
        logical_id=one.resource,
        resource_type="",
        file=file,
    )
