"""One service of an environment. Changes with every release."""

from collections.abc import Mapping
from pathlib import Path

from aws_cdk import CfnOutput
from aws_cdk import aws_ecr as ecr
from aws_cdk import aws_efs as efs
from constructs import Construct

from moorage.config.environment_config import EnvironmentConfig
from moorage.services.container_service import ContainerService
from stacks.base_stack import BaseStack
from stacks.makers import service_features
from stacks.makers.entry import ServiceEntry
from stacks.platform_stack import PlatformStack
from stacks.published import publish
from stacks.task_arguments import capacity_of, task_arguments


class ServiceStack(BaseStack):
    """The :class:`ContainerService` of one entry of ``services``."""

    def __init__(
        self,
        scope: Construct,
        name: str,
        *,
        config: EnvironmentConfig,
        platform: PlatformStack,
        repositories: Mapping[str, ecr.IRepository],
        file_systems: Mapping[str, efs.IFileSystem],
        services: Mapping[str, ContainerService],
        project: Path,
    ) -> None:
        super().__init__(
            scope,
            f"service-{name}",
            config=config,
            description=f"Service {name} of environment {config.name}",
        )
        settings = config.services[name]
        entry = ServiceEntry(
            stack=self,
            config=config,
            name=name,
            settings=settings,
            architecture=config.architecture_of(name),
            platform=platform,
            repositories=repositories,
            file_systems=file_systems,
            project=project,
        )
        self.service = ContainerService(
            self,
            "Service",
            **task_arguments(entry),
            port=settings.port,
            count=None if settings.cpu_scaling else settings.count,
            health=settings.health,
            shutdown=settings.shutdown,
            capacity=capacity_of(entry).placed(settings.placement),
            features=service_features(entry),
        )
        if self.service.endpoint:
            publish(self, self.service.security_group.security_group_id)
        for other in settings.connects_to:
            self.service.connect_to(services[other])
        CfnOutput(self, "ServiceName", value=self.service.ecs_service.service_name)
        CfnOutput(self, "LogGroupName", value=self.service.log_group.log_group_name)
