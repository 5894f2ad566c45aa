"""What the kernel lets a container do."""

from aws_cdk import Size
from aws_cdk import aws_ecs as ecs

from moorage.values.container_options import ContainerOptions
from moorage.values.process import Process


def linux_parameters(
    task: ecs.TaskDefinition, name: str, process: Process, options: ContainerOptions
) -> ecs.LinuxParameters:
    """Return an init process, no capabilities but those that are kept, and writable folders.

    Args:
        task: The task definition.
        name: Name of the container.
        process: Where it may write.
        options: Which capabilities it keeps.
    """
    id = "Linux" if name == "main" else f"Linux-{name}"
    instance = options.instance
    parameters = ecs.LinuxParameters(
        task,
        id,
        init_process_enabled=True,
        shared_memory_size=instance.shared_memory_mib,
        max_swap=None if instance.max_swap_mib is None else Size.mebibytes(instance.max_swap_mib),
        swappiness=instance.swappiness,
    )
    for path in instance.devices:
        parameters.add_devices(ecs.Device(host_path=path))
    dropped = [ecs.Capability[one] for one in options.dropped_capabilities]
    parameters.drop_capabilities(*dropped)
    if options.trace_processes:
        parameters.add_capabilities(ecs.Capability.SYS_PTRACE)
    for path in process.scratch:
        parameters.add_tmpfs(folder_in_memory(path, process.scratch_mib))
    return parameters


def folder_in_memory(path: str, mib: int) -> ecs.Tmpfs:
    """Return a folder that any user may write to.

    Memory-backed, because a bind mount belongs to root (mode 0755), so that no other user could
    write to it: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/bind-mounts.html
    Fargate has taken tmpfs since January 2026: https://github.com/aws/containers-roadmap/issues/736

    Args:
        path: The folder.
        mib: Its size in MiB, which counts against the memory of the task.
    """
    options = [ecs.TmpfsMountOption.NOSUID, ecs.TmpfsMountOption.NODEV]
    return ecs.Tmpfs(container_path=path, size=mib, mount_options=options)
