"""Pipelines of GitLab as deployers."""

from dataclasses import dataclass

from aws_cdk import aws_iam as iam
from constructs import Construct

from moorage.foundation.deployer.oidc import oidc_principal
from moorage.values.gitlab_subject import GitLabSubject


@dataclass(frozen=True, kw_only=True)
class GitLab(GitLabSubject):
    """Trust the GitLab pipelines of one project, on one branch.

    See https://docs.gitlab.com/ci/cloud_services/aws/

    Args:
        project: ``GROUP/NAME`` or ``GROUP/SUBGROUP/NAME``, without wildcards.
        branch: Branch, such as ``main``.
        host: Host of the GitLab instance.
        provider_arn: The account's OIDC provider for that host. Omitted: it is made.

    Raises:
        InvalidInputError: The project or branch could match more than one.

    Example:
        >>> GitLab(project="acme/shop", branch="main").subject
        'project_path:acme/shop:ref_type:branch:ref:main'
    """

    def principal(self, scope: Construct) -> iam.IPrincipal:
        """Return GitLab's provider, limited to the subject."""
        audience = f"https://{self.host}"
        return oidc_principal(scope, self.host, self.provider_arn, audience, self.subject)
