"""Who may take the role of a pipeline."""

from typing import Protocol

from aws_cdk import aws_iam as iam
from constructs import Construct


class Deployer(Protocol):
    """Whoever may take the role: implement it for another provider of identities."""

    @property
    def label(self) -> str:
        """Who it is, in words."""
        ...

    def principal(self, scope: Construct) -> iam.IPrincipal:
        """Return the principal of the role's trust policy."""
        ...
