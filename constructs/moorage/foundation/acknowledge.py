"""Acknowledge a finding next to the code that causes it."""

from collections.abc import Sequence
from typing import Final

from aws_cdk import Acknowledgment, Validations
from constructs import IConstruct

RULE_BOOKS: Final = ("HIPAA.Security", "NIST.800.53.R5", "PCI.DSS.321")
"""The rule books of cdk-nag that hold most rules in common, under one id each."""


def acknowledge(scope: IConstruct, rule: str, reason: str) -> None:
    """Record why ``rule`` does not apply to ``scope`` and everything below it.

    Only for findings that a construct's own design causes and its users cannot change; never for
    what an argument controls. Call it on the smallest construct that shows the finding.

    Args:
        scope: The construct that shows the finding.
        rule: The plain rule id, such as ``AwsSolutions-IAM5[Resource::*]``.
        reason: A sentence that a sceptical reviewer would accept.
    """
    Validations.of(scope).acknowledge(Acknowledgment(id=rule, reason=reason))


def acknowledge_in_rule_books(
    scope: IConstruct, rule: str, reason: str, *, books: Sequence[str] = RULE_BOOKS
) -> None:
    """Record why a rule that several rule books share does not apply, as above.

    Args:
        scope: The construct that shows the finding.
        rule: The id without its rule book, such as ``LambdaInsideVPC``.
        reason: A sentence that a sceptical reviewer would accept.
        books: Those that have the rule.
    """
    for book in books:
        acknowledge(scope, f"{book}-{rule}", reason)
