"""The ``deployer`` section."""

from pydantic import Field

from moorage.config.strict_model import StrictModel
from moorage.values.github_subject import GitHubSubject
from moorage.values.gitlab_subject import GitLabSubject
from moorage.values.principal_arn import PrincipalArn


class DeployerSettings(StrictModel):
    """Who may deploy the environment without a key of their own; exactly one of the first three.

    Whoever it is may take the roles of the CDK's bootstrap, push to the environment's repositories,
    and run tasks of the services that are named.

    Args:
        github: Workflows of one GitHub repository. Omitted: none.
        gitlab: Pipelines of one GitLab project. Omitted: none.
        principal: One role or user. Omitted: none.
        qualifier: Qualifier of the bootstrap stack. Omitted: the CDK's own.
        run_tasks: Services whose tasks the deployer may run by hand, such as for a migration.
            Omitted: none.
    """

    github: GitHubSubject | None = None
    gitlab: GitLabSubject | None = None
    principal: PrincipalArn | None = None
    qualifier: str = Field(default="hnb659fds", pattern="^[A-Za-z0-9_-]{1,10}$")
    run_tasks: tuple[str, ...] = ()
