"""One service of an environment. Changes with every release."""

from collections.abc import Mapping
from pathlib import Path

from aws_cdk import CfnOutput
from aws_cdk import aws_ecr as ecr
from constructs import Construct

from moorage.config.environment_config import EnvironmentConfig
from moorage.config.service_settings import ServiceSettings
from moorage.foundation.capacity import ServiceCapacity
from moorage.services.container_service import ContainerService
from moorage.values.process import Process
from stacks.base_stack import BaseStack
from stacks.images import container_image
from stacks.platform_stack import PlatformStack
from stacks.service_features import features_of


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
        project: Path,
    ) -> None:
        super().__init__(
            scope,
            f"service-{name}",
            config=config,
            description=f"Service {name} of environment {config.name}",
        )
        settings = config.services[name]
        self.service = ContainerService(
            self,
            "Service",
            cluster=platform.cluster.ecs_cluster,
            image=container_image(
                self, settings, config.architecture_of(name), repositories, project
            ),
            port=settings.port,
            size=settings.size,
            count=None if settings.cpu_scaling else settings.count,
            process=Process(
                environment=settings.environment,
                command=settings.command or None,
                user=settings.user,
                scratch=settings.scratch,
            ),
            health=settings.health,
            shutdown=settings.shutdown,
            task_subnets=platform.network.task_subnets,
            capacity=_capacity(settings, platform),
            logs=config.logs,
            encryption_key=platform.encryption_key,
            execution_role_arn=settings.execution_role_arn,
            task_role_arn=settings.task_role_arn,
            features=features_of(config, name, platform),
        )
        CfnOutput(self, "ServiceName", value=self.service.ecs_service.service_name)
        CfnOutput(self, "LogGroupName", value=self.service.log_group.log_group_name)


def _capacity(settings: ServiceSettings, platform: PlatformStack) -> ServiceCapacity:
    cluster = platform.cluster
    chosen = cluster.choose(settings.capacity) if settings.capacity else cluster.capacity
    return chosen.placed(settings.placement)
