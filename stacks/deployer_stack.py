"""The role of whoever deploys an environment. Deployed last, by somebody who may already."""

from collections.abc import Mapping

from aws_cdk import CfnOutput
from aws_cdk import aws_ecr as ecr
from constructs import Construct

from moorage.config.deployer_settings import DeployerSettings
from moorage.config.environment_config import EnvironmentConfig
from moorage.foundation.deployer import AccountPrincipal, Deployer, GitHub, GitLab
from moorage.foundation.deployer_role import DeployerRole
from moorage.foundation.distribution import HOME
from moorage.services.task_roles import TaskRoles
from stacks.base_stack import BaseStack
from stacks.fields import arguments_of


class DeployerStack(BaseStack):
    """The :class:`DeployerRole` that ``deployer`` describes."""

    def __init__(
        self,
        scope: Construct,
        *,
        config: EnvironmentConfig,
        settings: DeployerSettings,
        repositories: Mapping[str, ecr.IRepository],
        roles: Mapping[str, TaskRoles],
        cluster_arn: str,
    ) -> None:
        super().__init__(
            scope,
            "deployer",
            config=config,
            description=f"Role that deploys environment {config.name}",
        )
        named = [roles[name] for name in settings.run_tasks]
        role = DeployerRole(
            self,
            "Deployer",
            trusted=_trusted(settings),
            repositories=[*repositories.values()],
            task_roles=[role for one in named for role in (one.task_role, one.execution_role)],
            clusters=[cluster_arn] if named else [],
            qualifier=settings.qualifier,
            other_regions=[HOME] if config.cdn else [],
        ).role
        CfnOutput(self, "RoleArn", value=role.role_arn, description="What the pipeline takes")


def _trusted(settings: DeployerSettings) -> Deployer:
    if settings.github:
        return GitHub(**arguments_of(settings.github))
    if settings.gitlab:
        return GitLab(**arguments_of(settings.gitlab))
    return AccountPrincipal(**arguments_of(settings.principal))
