"""One service on machines outside AWS. Changes with every release."""

from typing import Any

from aws_cdk import CfnOutput
from constructs import Construct

from moorage.config.environment_config import EnvironmentConfig
from moorage.services.external_service import ExternalService
from stacks.base_stack import BaseStack
from stacks.commands import logs_command
from stacks.makers import container_features
from stacks.makers.entry import ContainerEntry
from stacks.task_arguments import container_arguments


class ExternalStack(BaseStack):
    """The :class:`ExternalService` of one entry of ``external``."""

    def __init__(
        self, scope: Construct, name: str, *, config: EnvironmentConfig, **shared: Any
    ) -> None:
        super().__init__(
            scope,
            f"service-{name}",
            config=config,
            description=f"Service {name} of environment {config.name}, on machines outside AWS",
        )
        settings = config.external[name]
        entry = ContainerEntry(
            stack=self,
            config=config,
            name=name,
            settings=settings,
            architecture=settings.architecture,
            **shared,
        )
        self.service = ExternalService(
            self,
            "Service",
            **container_arguments(entry),
            port=settings.port,
            count=settings.count,
            network=settings.network,
            placement=settings.placement,
            shutdown=settings.shutdown,
            features=container_features(entry),
        )
        CfnOutput(self, "ServiceName", value=self.service.ecs_service.service_name)
        CfnOutput(self, "LogsCommand", value=logs_command(self.service))
        CfnOutput(self, "LogGroupName", value=self.service.log_group.log_group_name)
