"""One role or user as a deployer."""

from dataclasses import dataclass

from aws_cdk import aws_iam as iam
from constructs import Construct

from moorage.values.principal_arn import PrincipalArn


@dataclass(frozen=True, kw_only=True)
class AccountPrincipal(PrincipalArn):
    """Trust one role or user, of this account or another.

    Args:
        arn: ARN of the role or user, without wildcards.

    Raises:
        InvalidInputError: It is no ARN of one role or user.

    Example:
        >>> AccountPrincipal(arn="arn:aws:iam::111122223333:role/Pipeline").label
        'arn:aws:iam::111122223333:role/Pipeline'
    """

    def principal(self, scope: Construct) -> iam.IPrincipal:  # noqa: ARG002 - the contract
        """Return the role or user."""
        return iam.ArnPrincipal(self.arn)
