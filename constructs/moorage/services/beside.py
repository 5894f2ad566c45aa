"""Containers that watch over the main one from beside it."""

from collections.abc import Mapping

from aws_cdk import aws_ecs as ecs

from moorage.errors import FeatureError
from moorage.services.workload import Workload
from moorage.values.container_health_check import ContainerHealthCheck
from moorage.values.container_options import ContainerOptions
from moorage.values.container_share import ContainerShare
from moorage.values.process import Process
from moorage.values.restart_policy import RestartPolicy


def add_observer(
    workload: Workload,
    name: str,
    *,
    image: ecs.ContainerImage,
    memory_mib: int,
    process: Process,
    health_check: ContainerHealthCheck | None = None,
    tell_main: Mapping[str, str],
) -> ecs.ContainerDefinition:
    """Add a container that the task survives, and tell the main one how to reach it.

    It starts before the main container, and so is stopped after it: what that says last is still
    sent. When it ends it is started again.
    https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDependency.html

    Args:
        workload: The workload.
        name: Its name in the task.
        image: What it runs.
        memory_mib: What it may use, in MiB.
        process: Environment, user and writable paths.
        health_check: How ECS tells whether it is well; a task is not replaced because of it.
        tell_main: Variables of the main container, unless it has them.

    Raises:
        FeatureError: The containers are no Linux containers.
    """
    if workload.capacity.operating_system != "linux":
        raise FeatureError(f"{workload.node.path}: the image of {name} is for Linux; remove it")
    made = workload.add_container(
        name,
        image=image,
        memory_mib=memory_mib,
        essential=False,
        process=process,
        options=ContainerOptions(
            share=ContainerShare(memory_mib=memory_mib),
            health_check=health_check,
            restart=RestartPolicy(),
        ),
    )
    workload.container.add_container_dependencies(
        ecs.ContainerDependency(container=made, condition=ecs.ContainerDependencyCondition.START)
    )
    for variable, value in tell_main.items():
        if variable not in workload.process.environment:
            workload.container.add_environment(variable, value)
    return made
