"""One repository of GitHub, on one branch or in one environment."""

import re
from dataclasses import dataclass

from moorage.errors import InvalidInputError
from moorage.values.one_subject import require_one

_NAME = re.compile(r"[A-Za-z0-9_.-]+")


@dataclass(frozen=True, kw_only=True)
class GitHubSubject:
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
        >>> GitHubSubject(repository="acme/shop", environment="production").subject
        'repo:acme/shop:environment:production'
    """

    repository: str
    branch: str | None = None
    environment: str | None = None
    provider_arn: str | None = None

    def __post_init__(self) -> None:
        owner, _, name = self.repository.partition("/")
        if not _NAME.fullmatch(owner) or not _NAME.fullmatch(name):
            fix = "write it as 'OWNER/NAME', without wildcards"
            what = "is not one repository"
            raise InvalidInputError("GitHubSubject.repository", what, got=self.repository, fix=fix)
        require_one("GitHubSubject", "branch", self.branch, "environment", self.environment)

    @property
    def subject(self) -> str:
        """The only subject that is trusted."""
        if self.environment:
            return f"repo:{self.repository}:environment:{self.environment}"
        return f"repo:{self.repository}:ref:refs/heads/{self.branch}"

    @property
    def label(self) -> str:
        """Who it is, in words."""
        return f"GitHub {self.subject}"
