"""What every kind of workload takes from its entry."""

from typing import Any

from moorage.config.container_task_settings import ContainerTaskSettings
from moorage.config.sidecar_settings import SidecarSettings
from moorage.foundation.capacity import ServiceCapacity
from moorage.values.process import Process
from stacks.images import container_image
from stacks.makers.entry import ContainerEntry, WorkloadEntry


def task_arguments(entry: WorkloadEntry) -> dict[str, Any]:
    """Return the arguments that all kinds of workloads have, but for their capacity.

    Args:
        entry: The entry.
    """
    return {**container_arguments(entry), "task_subnets": entry.platform.network.task_subnets}


def container_arguments(entry: ContainerEntry) -> dict[str, Any]:
    """Return the arguments that everything has that runs containers.

    Args:
        entry: The entry.
    """
    settings, config, platform = entry.settings, entry.config, entry.platform
    return {
        "cluster": platform.cluster.ecs_cluster,
        "image": container_image(
            entry.stack, settings.image, entry.architecture, entry.repositories, entry.project
        ),
        "size": settings.size,
        "process": process_of(settings),
        "container": settings.container,
        "logs": config.logs,
        "encryption_key": platform.encryption_key,
        "execution_role_arn": settings.execution_role_arn,
        "task_role_arn": settings.task_role_arn,
    }


def process_of(settings: ContainerTaskSettings | SidecarSettings) -> Process:
    """Return the process of a container.

    Args:
        settings: The entry of the container.
    """
    return Process(
        environment=settings.environment,
        command=settings.command or None,
        user=settings.user,
        scratch=settings.scratch,
    )


def capacity_of(entry: WorkloadEntry) -> ServiceCapacity:
    """Return what runs the tasks of an entry.

    Args:
        entry: The entry.
    """
    cluster, wanted = entry.platform.cluster, entry.settings.capacity
    return cluster.choose(wanted) if wanted else cluster.capacity
