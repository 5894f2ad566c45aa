"""One entry of an environment file, with everything that its features may be made of."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from aws_cdk import aws_ecr as ecr
from aws_cdk import aws_efs as efs

from moorage.config.environment_config import EnvironmentConfig
from moorage.config.service_settings import ServiceSettings
from moorage.config.workload_settings import WorkloadSettings
from moorage.services.feature import ServiceFeature, TaskFeature
from moorage.values.architecture import Architecture
from stacks.base_stack import BaseStack
from stacks.platform_stack import PlatformStack


@dataclass(frozen=True, kw_only=True)
class WorkloadEntry:
    """An entry of ``services`` or of another section that runs containers.

    Args:
        stack: The stack of the workload.
        config: The environment.
        name: The name of the entry.
        settings: What the entry says.
        architecture: Processor of its tasks.
        platform: What it shares with others.
        repositories: The environment's own repositories, by name.
        file_systems: The environment's file systems, by name.
        project: Folder that folders to build are relative to.
    """

    stack: BaseStack
    config: EnvironmentConfig
    name: str
    settings: WorkloadSettings
    architecture: Architecture
    platform: PlatformStack
    repositories: Mapping[str, ecr.IRepository]
    file_systems: Mapping[str, efs.IFileSystem]
    project: Path


@dataclass(frozen=True, kw_only=True)
class ServiceEntry(WorkloadEntry):
    """An entry of ``services``.

    Args:
        settings: What the entry says.
    """

    settings: ServiceSettings


TaskMaker: TypeAlias = Callable[[WorkloadEntry], Iterable[TaskFeature]]
Maker: TypeAlias = Callable[[ServiceEntry], Iterable[ServiceFeature]]
