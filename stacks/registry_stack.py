"""The image repositories of an environment. Deployed first, so that images can be pushed."""

from collections.abc import Mapping

from aws_cdk import CfnOutput
from aws_cdk import aws_ecr as ecr
from aws_cdk import aws_kms as kms
from constructs import Construct

from moorage.config.environment_config import EnvironmentConfig
from moorage.foundation.image_repository import ImageRepository
from stacks.base_stack import BaseStack
from stacks.naming import pascal, removal_policy
from stacks.published import publish


class RegistryStack(BaseStack):
    """One :class:`ImageRepository` per entry of ``registry.repositories``."""

    def __init__(
        self, scope: Construct, *, config: EnvironmentConfig, encryption_key: kms.IKey | None
    ) -> None:
        super().__init__(
            scope,
            "registry",
            config=config,
            description=f"Image repositories of environment {config.name}",
        )
        self.repositories: Mapping[str, ecr.IRepository] = {
            name: ImageRepository(
                self,
                pascal(name),
                settings=settings,
                encryption_key=encryption_key,
                removal_policy=removal_policy(config),
            ).repository
            for name, settings in config.registry.repositories.items()
        }
        for name, repository in self.repositories.items():
            CfnOutput(
                self,
                f"{pascal(name)}Uri",
                value=repository.repository_uri,
                description=f"Push images of {name} here",
            )
            publish(self, repository.repository_name, repository.repository_arn)
