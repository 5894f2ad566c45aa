"""Workflows of GitHub Actions as deployers."""

from dataclasses import dataclass
from typing import Final

from aws_cdk import aws_iam as iam
from constructs import Construct

from moorage.foundation.deployer.oidc import oidc_principal
from moorage.values.github_subject import GitHubSubject

_HOST: Final = "token.actions.githubusercontent.com"


@dataclass(frozen=True, kw_only=True)
class GitHub(GitHubSubject):
    """Trust the GitHub Actions workflows of one repository, on one branch or in one environment.

    Workflows of pull requests and of other branches are not trusted
    (https://docs.github.com/en/actions/reference/security/oidc).

    Args:
        repository: ``OWNER/NAME``, without wildcards.
        branch: Branch, such as ``main``. Either this or ``environment``.
        environment: GitHub environment, such as ``production``, which may ask for an approval.
        provider_arn: The account's OIDC provider for GitHub. An account has one for each address.
            Omitted: it is made.

    Raises:
        InvalidInputError: The repository, branch or environment could match more than one.

    Example:
        >>> GitHub(repository="acme/shop", environment="production").subject
        'repo:acme/shop:environment:production'
    """

    def principal(self, scope: Construct) -> iam.IPrincipal:
        """Return GitHub's provider, limited to the subject."""
        return oidc_principal(scope, _HOST, self.provider_arn, "sts.amazonaws.com", self.subject)
