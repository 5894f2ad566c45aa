"""One entry of an environment file, with everything that its features may be made of."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from aws_cdk import aws_ecr as ecr
from aws_cdk import aws_efs as efs
from aws_cdk import aws_elasticloadbalancingv2 as elbv2
from aws_cdk import aws_sqs as sqs

from moorage.config.container_task_settings import ContainerTaskSettings
from moorage.config.environment_config import EnvironmentConfig
from moorage.config.service_settings import ServiceSettings
from moorage.config.workload_settings import WorkloadSettings
from moorage.services.feature import ContainerFeature, ServiceFeature, TaskFeature
from moorage.values.architecture import Architecture
from stacks.base_stack import BaseStack
from stacks.platform_stack import PlatformStack


@dataclass(frozen=True, kw_only=True)
class ContainerEntry:
    """An entry of a section that runs containers, wherever they run.

    Args:
        stack: The stack of the workload.
        config: The environment.
        name: The name of the entry.
        settings: What the entry says.
        architecture: Processor of its tasks.
        platform: What it shares with others.
        repositories: The environment's own repositories, by name.
        project: Folder that folders to build are relative to.
    """

    stack: BaseStack
    config: EnvironmentConfig
    name: str
    settings: ContainerTaskSettings
    architecture: Architecture
    platform: PlatformStack
    repositories: Mapping[str, ecr.IRepository]
    project: Path


@dataclass(frozen=True, kw_only=True)
class WorkloadEntry(ContainerEntry):
    """An entry of ``services`` or of another section that runs containers in the VPC.

    Args:
        settings: What the entry says.
        file_systems: The environment's file systems, by name.
    """

    settings: WorkloadSettings
    file_systems: Mapping[str, efs.IFileSystem]


@dataclass(frozen=True, kw_only=True)
class ServiceEntry(WorkloadEntry):
    """An entry of ``services``.

    Args:
        settings: What the entry says.
        queues: The queues of the services that come before, by their names.
        target_groups: What load balancers send to the services that come before, by their names.
    """

    settings: ServiceSettings
    queues: Mapping[str, sqs.IQueue]
    target_groups: Mapping[str, Sequence[elbv2.IApplicationTargetGroup]]


ContainerMaker: TypeAlias = Callable[[ContainerEntry], Iterable[ContainerFeature]]
TaskMaker: TypeAlias = Callable[[WorkloadEntry], Iterable[TaskFeature | ContainerFeature]]
Maker: TypeAlias = Callable[[ServiceEntry], Iterable[ServiceFeature]]
