"""Run the checks inside ``cdk synth``."""

from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import cast

import jsii
from aws_cdk import (
    IPolicyValidationContext,
    IPolicyValidationPlugin,
    PolicyValidationPluginReport,
    PolicyViolatingResource,
    PolicyViolation,
    Stack,
)
from constructs import IConstruct

from moorage.checks.check import Check
from moorage.checks.finding import Finding
from moorage.checks.model.model import Model
from moorage.checks.model.reading import read_template
from moorage.checks.registry import all_checks
from moorage.checks.run import run


@jsii.implements(IPolicyValidationPlugin)
class MoorageChecks:
    """Fail the synthesis of an app whose resources will not work together.

    An error fails ``cdk synth``; a warning is shown, and fails with ``--strict``. Accept a finding
    where it is made: ``Validations.of(construct).acknowledge(Acknowledgment(id="Moorage::MRG-107",
    reason="..."))``.

    Example:
        >>> Validations.of(app).add_plugins(MoorageChecks())
    """

    @property
    def name(self) -> str:
        """Name of the plugin, and first part of the ids in acknowledgements."""
        return "Moorage"

    @property
    def version(self) -> str:
        """Version of the library."""
        return version("moorage")

    @property
    def rule_ids(self) -> list[str]:
        """Ids of all checks."""
        return [check.id for check in all_checks()]

    def validate(self, context: IPolicyValidationContext) -> PolicyValidationPluginReport:
        """Check the templates of the app together.

        Args:
            context: The templates.
        """
        names = _stack_names(context.app_construct)
        templates = [
            read_template(Path(stack.template_path), names.get(stack.stack_construct_path))
            for stack in context.stack_templates
        ]
        found = run(Model(templates))
        return PolicyValidationPluginReport(
            success=not any(one.severity == "error" for one in found),
            violations=[
                _violation(check, what, [one for one in found if _same(one, check, what)])
                for check in all_checks()
                for what in dict.fromkeys(one.what for one in found if one.id == check.id)
            ],
        )


def _stack_names(app: IConstruct) -> dict[str, str]:
    stacks = [cast("Stack", one) for one in app.node.find_all() if Stack.is_stack(one)]
    return {stack.node.path: stack.stack_name for stack in stacks}


def _same(finding: Finding, check: Check, what: str) -> bool:
    return finding.id == check.id and finding.what == what


def _violation(check: Check, what: str, found: Sequence[Finding]) -> PolicyViolation:
    return PolicyViolation(
        rule_name=check.id,
        severity=check.severity,
        description=f"{check.title}: {what}",
        fix=check.fix,
        violating_resources=[
            PolicyViolatingResource(
                resource_logical_id=one.logical_id,
                template_path=one.file,
                locations=[f"Properties/{one.property_path.replace('.', '/')}".rstrip("/")],
            )
            for one in found
        ],
    )
