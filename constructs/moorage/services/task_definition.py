"""The task definition of a workload."""

from typing import cast

from aws_cdk import aws_ecs as ecs
from constructs import Construct

from moorage.errors import InvalidInputError
from moorage.foundation.capacity import ServiceCapacity
from moorage.services.task_roles import TaskRoles
from moorage.values.architecture import DEFAULT_ARCHITECTURE
from moorage.values.density import check_placeable
from moorage.values.machine_network import MachineNetwork
from moorage.values.task_size import TaskSize

_ARCHITECTURES = {"x86_64": ecs.CpuArchitecture.X86_64, "arm64": ecs.CpuArchitecture.ARM64}
_COMPATIBILITY = {
    "fargate": ecs.Compatibility.FARGATE,
    "ec2": ecs.Compatibility.EC2,
    "managed-instances": ecs.Compatibility.MANAGED_INSTANCES,
    "external": ecs.Compatibility.EXTERNAL,
}
_NETWORK_MODES = {
    "bridge": ecs.NetworkMode.BRIDGE,
    "host": ecs.NetworkMode.HOST,
    "none": ecs.NetworkMode.NONE,
}
_SYSTEMS = {
    "linux": ecs.OperatingSystemFamily.LINUX,
    "windows-2022": ecs.OperatingSystemFamily.WINDOWS_SERVER_2022_CORE,
    "windows-2025": ecs.OperatingSystemFamily.WINDOWS_SERVER_2025_CORE,
}

_SYSTEM_NAMES = {
    "linux": "LINUX",
    "windows-2022": "WINDOWS_SERVER_2022_CORE",
    "windows-2025": "WINDOWS_SERVER_2025_CORE",
}


def define_task(
    scope: Construct,
    size: TaskSize,
    roles: TaskRoles,
    capacity: ServiceCapacity,
    network: MachineNetwork | None = None,
) -> ecs.TaskDefinition:
    """Make a task definition of the given size.

    Args:
        scope: The service.
        size: CPU, memory and architecture.
        roles: What the task may do.
        capacity: Where the task runs, which decides the sizes and the architecture.
        network: The network of a machine of your own. Omitted: one of its own.

    Raises:
        InvalidInputError: The capacity has no such size or architecture.
    """
    if capacity.kind == "fargate":
        size.check_fargate()
    check_placeable("TaskSize", size, capacity.instance_types)
    architecture = size.architecture or capacity.architecture or DEFAULT_ARCHITECTURE
    if capacity.architecture not in (None, architecture):
        raise InvalidInputError(
            "TaskSize.architecture",
            f"the instances of the capacity have {capacity.architecture} processors",
            got=architecture,
            fix="leave it out, or choose another capacity",
        )
    platform = ecs.RuntimePlatform(
        cpu_architecture=_ARCHITECTURES[architecture],
        operating_system_family=_SYSTEMS[capacity.operating_system],
    )
    on_instances = capacity.kind == "ec2"
    task = ecs.TaskDefinition(
        scope,
        "Task",
        compatibility=_COMPATIBILITY[capacity.kind],
        network_mode=_NETWORK_MODES[network.mode] if network else ecs.NetworkMode.AWS_VPC,
        cpu=str(size.cpu),
        memory_mib=str(size.memory_mib),
        # The L2 knows it for tasks without instances of their own only, and ECS for no others
        # than its own: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RuntimePlatform.html
        runtime_platform=None if on_instances or network else platform,
        execution_role=roles.execution_role,
        task_role=roles.task_role,
    )
    if on_instances:
        resource = cast("ecs.CfnTaskDefinition", task.node.default_child)
        resource.runtime_platform = ecs.CfnTaskDefinition.RuntimePlatformProperty(
            cpu_architecture=architecture.upper(),
            operating_system_family=_SYSTEM_NAMES[capacity.operating_system],
        )
    return task
