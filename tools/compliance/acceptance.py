"""Findings that we accept, each with the reason."""

import re
from dataclasses import dataclass
from pathlib import Path

import yaml

from tools.compliance.finding import Finding


@dataclass(frozen=True, kw_only=True)
class Acceptance:
    """Accept some rules of one judge for some resources.

    Args:
        tool: The judge.
        rules: Ids of its rules.
        reason: A sentence that a sceptical reviewer would accept.
        kind: CloudFormation type of the resources. Omitted: any.
        resource: Regular expression that their whole logical ids match. Omitted: any.
        message: Regular expression that is found in what the judge says. Omitted: any.
        template: Regular expression that the whole name of the template's file matches. Omitted:
            any.
    """

    tool: str
    rules: tuple[str, ...]
    reason: str
    kind: str = ""
    resource: str = ".*"
    message: str = ""
    template: str = ".*"

    def accepts(self, finding: Finding) -> bool:
        """Return whether this is about a finding.

        Args:
            finding: What a judge found.
        """
        return (
            finding.tool == self.tool
            and finding.rule in self.rules
            and (not self.kind or finding.kind == self.kind)
            and re.fullmatch(self.resource, finding.resource) is not None
            and re.search(self.message, finding.message) is not None
            and re.fullmatch(self.template, finding.template) is not None
        )


def load_acceptances(path: Path) -> list[Acceptance]:
    """Return the acceptances of a file.

    Args:
        path: A YAML list of mappings with the fields of :class:`Acceptance`.
    """
    return [
        Acceptance(**{**entry, "rules": tuple(entry["rules"])})
        for entry in yaml.safe_load(path.read_text())
    ]
