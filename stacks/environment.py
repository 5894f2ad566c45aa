"""One environment: its stacks, and what holds for all of them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from aws_cdk import RemovalPolicies, Tags
from aws_cdk import aws_ecr as ecr
from aws_cdk import aws_kms as kms
from constructs import Construct

from moorage.config.cdn_settings import CdnSettings
from moorage.config.connections import deployment_order
from moorage.config.environment_config import EnvironmentConfig
from moorage.foundation.managed_policies import ManagedPolicies
from moorage.foundation.role_defaults import limit_roles, place_roles
from stacks.cdn_origin_stack import CdnOriginStack
from stacks.cdn_stack import CdnStack
from stacks.dashboard_stack import DashboardStack
from stacks.deployer_stack import DeployerStack
from stacks.encryption_stack import EncryptionStack
from stacks.express_stack import ExpressStack
from stacks.external_stack import ExternalStack
from stacks.network_stack import NetworkStack
from stacks.platform_stack import PlatformStack
from stacks.registry_stack import RegistryStack
from stacks.service_stack import ServiceStack
from stacks.storage_stack import StorageStack
from stacks.task_stack import TaskStack

PROJECT: Final = Path(__file__).resolve().parents[1]


class Environment(Construct):
    """Everything that one environment file describes.

    A plain construct and not a ``cdk.Stage``: with a stage, ``cdk synth`` ends with exit code 0 and
    shows none of the findings (see docs/adr/0002-environments-are-constructs.md).

    Args:
        config: The environment file.
        project: Folder that folders to build are relative to. Omitted: this repository.
    """

    def __init__(
        self, scope: Construct, *, config: EnvironmentConfig, project: Path = PROJECT
    ) -> None:
        super().__init__(scope, config.name)
        wanted = config.encryption == "customer-key"
        encryption_key = EncryptionStack(self, config=config).key if wanted else None
        # CloudFormation takes no stack without resources.
        self.registry = (
            RegistryStack(self, config=config, encryption_key=encryption_key)
            if config.registry.repositories
            else None
        )
        repositories = self.registry.repositories if self.registry else {}
        self.network = NetworkStack(self, config=config, encryption_key=encryption_key)
        self.storage = (
            StorageStack(
                self, config=config, network=self.network.network, encryption_key=encryption_key
            )
            if not all(one.exists for one in config.storage.file_systems.values())
            else None
        )
        self.platform = PlatformStack(
            self, config=config, network=self.network.network, encryption_key=encryption_key
        )
        if config.cdn:
            self._cdn(config, config.cdn, encryption_key)
        self._workloads(config, repositories, project)
        if config.dashboard and self.services:
            shown = {name: self.services[name].service for name in config.services}
            self.dashboard = DashboardStack(self, config=config, services=shown)
        if config.deployer:
            self.deployer = DeployerStack(
                self,
                config=config,
                settings=config.deployer,
                repositories=repositories,
                roles={
                    **{name: stack.task.roles for name, stack in self.tasks.items()},
                    **{name: stack.service.roles for name, stack in self.express.items()},
                    **{name: stack.service.roles for name, stack in self.services.items()},
                },
                cluster_arn=self.platform.cluster.ecs_cluster.cluster_arn,
            )
        self._everywhere(config)

    def _workloads(
        self,
        config: EnvironmentConfig,
        repositories: Mapping[str, ecr.IRepository],
        project: Path,
    ) -> None:
        anywhere: dict[str, Any] = {
            "config": config,
            "platform": self.platform,
            "repositories": repositories,
            "project": project,
        }
        file_systems = self.storage.file_systems if self.storage else {}
        shared = {**anywhere, "file_systems": file_systems}
        self.express = {name: ExpressStack(self, name, **shared) for name in config.express}
        self.external = {name: ExternalStack(self, name, **anywhere) for name in config.external}
        self.tasks = {name: TaskStack(self, name, **shared) for name in config.tasks}
        self.services: dict[str, ServiceStack] = {}
        for name in deployment_order(config.services):
            known = {other: stack.service for other, stack in self.services.items()}
            self.services[name] = ServiceStack(self, name, **shared, services=known)
        for task, settings in config.tasks.items():
            for name in settings.before:
                self.services[name].add_stack_dependency(self.tasks[task])

    def _cdn(
        self, config: EnvironmentConfig, settings: CdnSettings, encryption_key: kms.IKey | None
    ) -> None:
        self.cdn_origin = CdnOriginStack(
            self, config=config, platform=self.platform, encryption_key=encryption_key
        )
        if settings.distribution == "made":
            self.cdn = CdnStack(
                self,
                config=config,
                settings=settings,
                origin=self.cdn_origin,
                zones=self.platform.zones,
            )

    def _everywhere(self, config: EnvironmentConfig) -> None:
        """Apply what holds for every stack."""
        for key, value in {"environment": config.name, **config.tags}.items():
            Tags.of(self).add(key, value)
        if config.iam.policies == "managed":
            ManagedPolicies.apply_to(self)
        if config.removal == "destroy":
            RemovalPolicies.of(self).destroy(apply_to_resource_types=["AWS::Logs::LogGroup"])
        if config.iam.permissions_boundary:
            limit_roles(self, config.iam.permissions_boundary)
        if config.iam.role_path != "/":
            place_roles(self, config.iam.role_path)
