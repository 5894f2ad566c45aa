"""The task definition of a service, with its main container hardened."""

from aws_cdk import Duration, Size
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_logs as logs
from constructs import Construct

from moorage.foundation.acknowledge import acknowledge
from moorage.services.task_roles import TaskRoles
from moorage.values.process import Process
from moorage.values.shutdown import Shutdown
from moorage.values.task_size import TaskSize


def define_task(scope: Construct, size: TaskSize, roles: TaskRoles) -> ecs.FargateTaskDefinition:
    """Make a task definition of the given size.

    Args:
        scope: The service.
        size: CPU, memory and architecture.
        roles: What the task may do.
    """
    architectures = {"x86_64": ecs.CpuArchitecture.X86_64, "arm64": ecs.CpuArchitecture.ARM64}
    return ecs.FargateTaskDefinition(
        scope,
        "Task",
        cpu=size.cpu,
        memory_limit_mib=size.memory_mib,
        runtime_platform=ecs.RuntimePlatform(
            cpu_architecture=architectures[size.architecture],
            operating_system_family=ecs.OperatingSystemFamily.LINUX,
        ),
        execution_role=roles.execution_role,
        task_role=roles.task_role,
    )


def add_main_container(
    task: ecs.FargateTaskDefinition,
    *,
    image: ecs.ContainerImage,
    port: int | None,
    process: Process,
    shutdown: Shutdown,
    log_group: logs.ILogGroup,
) -> ecs.ContainerDefinition:
    """Add the container ``main``: read-only root, no capabilities, not root, bounded logging.

    Args:
        task: The task definition.
        image: What to run.
        port: The TCP port it listens on; ``None`` for none.
        process: Environment, command, user and writable paths.
        shutdown: How long it may take to stop.
        log_group: Where its output goes.
    """
    container = task.add_container(
        "main",
        image=image,
        port_mappings=[ecs.PortMapping(container_port=port, name="main")] if port else None,
        environment=dict(process.environment) or None,
        command=list(process.command) if process.command else None,
        user=process.user,
        readonly_root_filesystem=True,
        linux_parameters=_linux_parameters(task, process),
        stop_timeout=Duration.seconds(shutdown.stop_timeout_seconds),
        # Blocking is the driver's own default: an outage of CloudWatch Logs would stop the process.
        # https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html
        logging=ecs.LogDrivers.aws_logs(
            stream_prefix="main",
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


def _linux_parameters(task: ecs.FargateTaskDefinition, process: Process) -> ecs.LinuxParameters:
    parameters = ecs.LinuxParameters(task, "Linux", init_process_enabled=True)
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
