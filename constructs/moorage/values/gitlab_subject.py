"""One project of GitLab, on one branch."""

import re
from dataclasses import dataclass

from moorage.errors import InvalidInputError
from moorage.values.one_subject import require_one

_NAME = re.compile(r"[A-Za-z0-9_.-]+")


@dataclass(frozen=True, kw_only=True)
class GitLabSubject:
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
        >>> GitLabSubject(project="acme/shop", branch="main").subject
        'project_path:acme/shop:ref_type:branch:ref:main'
    """

    project: str
    branch: str
    host: str = "gitlab.com"
    provider_arn: str | None = None

    def __post_init__(self) -> None:
        parts = self.project.split("/")
        if len(parts) < 2 or not all(_NAME.fullmatch(part) for part in parts):  # noqa: PLR2004
            what, fix = "is not one project", "write it as 'GROUP/NAME', without wildcards"
            raise InvalidInputError("GitLabSubject.project", what, got=self.project, fix=fix)
        require_one("GitLabSubject", "branch", self.branch, "branch", None)

    @property
    def subject(self) -> str:
        """The only subject that is trusted."""
        return f"project_path:{self.project}:ref_type:branch:ref:{self.branch}"

    @property
    def label(self) -> str:
        """Who it is, in words."""
        return f"GitLab {self.subject}"
