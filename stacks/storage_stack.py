"""The file systems of an environment. Changes as seldom as data should move."""

from collections.abc import Mapping

from aws_cdk import CfnOutput
from aws_cdk import aws_efs as efs
from aws_cdk import aws_kms as kms
from constructs import Construct

from moorage.config.environment_config import EnvironmentConfig
from moorage.foundation.file_system import FileSystem
from moorage.foundation.network import Network
from stacks.base_stack import BaseStack
from stacks.naming import pascal, removal_policy
from stacks.published import publish


class StorageStack(BaseStack):
    """One :class:`FileSystem` per entry of ``storage.file_systems`` that is not there yet."""

    def __init__(
        self,
        scope: Construct,
        *,
        config: EnvironmentConfig,
        network: Network,
        encryption_key: kms.IKey | None,
    ) -> None:
        super().__init__(
            scope,
            "storage",
            config=config,
            description=f"File systems of environment {config.name}",
        )
        made = {
            name: FileSystem(
                self,
                pascal(name),
                vpc=network.vpc,
                task_subnets=network.task_subnets,
                settings=choice.settings,
                encryption_key=encryption_key,
                removal_policy=removal_policy(config),
            )
            for name, choice in config.storage.file_systems.items()
            if not choice.exists
        }
        self.file_systems: Mapping[str, efs.IFileSystem] = {
            name: one.file_system for name, one in made.items()
        }
        for name, one in made.items():
            files = one.file_system
            CfnOutput(self, f"{pascal(name)}Id", value=files.file_system_id)
            group = one.security_group.security_group_id
            publish(self, files.file_system_id, files.file_system_arn, group)
