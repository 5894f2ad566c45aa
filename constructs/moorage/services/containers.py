"""The task definition of a workload, and its containers, each of them confined."""

from typing import cast

from aws_cdk import Duration, Size
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_logs as logs
from constructs import Construct

from moorage.errors import InvalidInputError
from moorage.foundation.acknowledge import acknowledge
from moorage.foundation.capacity import ServiceCapacity
from moorage.services.task_roles import TaskRoles
from moorage.values.architecture import DEFAULT_ARCHITECTURE
from moorage.values.container_options import ContainerOptions
from moorage.values.density import check_placeable
from moorage.values.process import Process
from moorage.values.shutdown import Shutdown
from moorage.values.task_size import TaskSize

_ARCHITECTURES = {"x86_64": ecs.CpuArchitecture.X86_64, "arm64": ecs.CpuArchitecture.ARM64}
_COMPATIBILITY = {
    "fargate": ecs.Compatibility.FARGATE,
    "ec2": ecs.Compatibility.EC2,
    "managed-instances": ecs.Compatibility.MANAGED_INSTANCES,
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
    scope: Construct, size: TaskSize, roles: TaskRoles, capacity: ServiceCapacity
) -> ecs.TaskDefinition:
    """Make a task definition of the given size.

    Args:
        scope: The service.
        size: CPU, memory and architecture.
        roles: What the task may do.
        capacity: Where the task runs, which decides the sizes and the architecture.

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
        network_mode=ecs.NetworkMode.AWS_VPC,
        cpu=str(size.cpu),
        memory_mib=str(size.memory_mib),
        # The L2 knows it for tasks without instances of their own only.
        runtime_platform=None if on_instances else platform,
        execution_role=roles.execution_role,
        task_role=roles.task_role,
    )
    if on_instances:
        resource = cast("ecs.CfnTaskDefinition", task.node.default_child)
        resource.runtime_platform = ecs.CfnTaskDefinition.RuntimePlatformProperty(
            cpu_architecture=architecture.upper(),
            operating_system_family=_SYSTEM_NAMES[capacity.operating_system],
        )
        acknowledge(
            task,
            "AwsSolutions-ECS2",
            "The CDK gives every container of such a task the variable AWS_REGION, which is no "
            "secret; settings of users are plain on purpose, and secrets have another way in.",
        )
    return task


def add_container(
    task: ecs.TaskDefinition,
    name: str,
    *,
    memory_mib: int,
    gpus: int,
    windows: bool,
    image: ecs.ContainerImage,
    port: int | None,
    process: Process,
    options: ContainerOptions,
    shutdown: Shutdown,
    log_group: logs.ILogGroup,
) -> ecs.ContainerDefinition:
    """Add a container: read-only root, no capabilities, not root, bounded logging.

    Args:
        task: The task definition.
        name: Its name in the task.
        memory_mib: What it may use at most, in MiB. ECS refuses a task whose containers may use
            more together than the task.
        gpus: How many GPUs it gets.
        windows: Whether it is a Windows container, which has neither a read-only root nor Linux
            capabilities nor numeric users.
        image: What to run.
        port: The TCP port it listens on; ``None`` for none.
        process: Environment, command, user and writable paths.
        options: What else ECS is told about it.
        shutdown: How long it may take to stop.
        log_group: Where its output goes.
    """
    container = task.add_container(
        name,
        image=image,
        port_mappings=[ecs.PortMapping(container_port=port, name=name)] if port else None,
        environment=dict(process.environment) or None,
        command=list(process.command) if process.command else None,
        cpu=options.share.cpu or None,
        gpu_count=gpus or None,
        memory_limit_mib=memory_mib,
        # https://docs.aws.amazon.com/AmazonECS/latest/developerguide/windows_task_definitions.html
        user=None if windows else process.user,
        readonly_root_filesystem=None if windows else True,
        linux_parameters=None if windows else _linux_parameters(task, name, process),
        stop_timeout=Duration.seconds(shutdown.stop_timeout_seconds),
        # Blocking is the driver's own default: an outage of CloudWatch Logs would stop the process.
        # https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html
        logging=ecs.LogDrivers.aws_logs(
            stream_prefix=name,
            log_group=log_group,
            mode=ecs.AwsLogDriverMode.NON_BLOCKING,
            max_buffer_size=Size.mebibytes(25),
        ),
    )
    if process.environment:
        acknowledge(
            task,
            "AwsSolutions-ECS2",
            "Plain settings belong in the task definition, where a change of one is a deployment "
            "that can be rolled back; secrets have another way in.",
        )
    return container


def _linux_parameters(task: ecs.TaskDefinition, name: str, process: Process) -> ecs.LinuxParameters:
    id = "Linux" if name == "main" else f"Linux-{name}"
    parameters = ecs.LinuxParameters(task, id, init_process_enabled=True)
    parameters.drop_capabilities(ecs.Capability.ALL)
    for path in process.scratch:
        # Memory-backed, because a bind mount belongs to root (mode 0755), so that no other user
        # could write to it: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/bind-mounts.html
        # Fargate has taken tmpfs since January 2026: https://github.com/aws/containers-roadmap/issues/736
        parameters.add_tmpfs(
            ecs.Tmpfs(
                container_path=path,
                size=process.scratch_mib,
                mount_options=[ecs.TmpfsMountOption.NOSUID, ecs.TmpfsMountOption.NODEV],
            )
        )
    return parameters
