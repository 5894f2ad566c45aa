"""Acknowledge a finding next to the code that causes it."""

from aws_cdk import Acknowledgment, Validations
from constructs import IConstruct


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
