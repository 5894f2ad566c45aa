"""The containers of a task, each of them confined."""

from functools import partial
from typing import Any

from aws_cdk import Duration
from aws_cdk import aws_ecs as ecs
from constructs import Construct

from moorage.foundation.acknowledge import acknowledge
from moorage.services.credential_specs import credential_specs, let_read_spec
from moorage.services.environment_files import environment_files, let_read
from moorage.services.linux_parameters import linux_parameters
from moorage.values.container_options import ContainerOptions
from moorage.values.machine_network import MachineNetwork
from moorage.values.more_ports import MorePorts
from moorage.values.process import Process
from moorage.values.shutdown import Shutdown


def add_container(
    task: ecs.TaskDefinition,
    name: str,
    *,
    memory_mib: int,
    essential: bool,
    gpus: int,
    windows: bool,
    on_machine: bool,
    image: ecs.ContainerImage,
    port: int | None,
    process: Process,
    options: ContainerOptions,
    shutdown: Shutdown,
    logging: ecs.LogDriver,
    router: ecs.FirelensConfig | None,
    network: MachineNetwork | None = None,
) -> ecs.ContainerDefinition:
    """Add a container: read-only root, no capabilities, not root, bounded logging.

    Args:
        task: The task definition.
        name: Its name in the task.
        memory_mib: What it may use at most, in MiB. ECS refuses a task whose containers may use
            more together than the task.
        essential: Whether the task ends when it ends.
        gpus: How many GPUs it gets.
        windows: Whether it is a Windows container, which has neither a read-only root nor Linux
            capabilities nor numeric users.
        on_machine: Whether Docker runs on a machine that takes security options.
        image: What to run.
        port: The TCP port it listens on; ``None`` for none.
        process: Environment, command, user and writable paths.
        options: What else ECS is told about it.
        shutdown: How long it may take to stop.
        logging: Who takes its output.
        router: What makes it the log router of the task. ``None``: it is none.
        network: The network of a machine of your own. Omitted: the task has one of its own.
    """
    files = options.environment_files
    make = partial(task.add_firelens_log_router, firelens_config=router) if router else None
    container = (make or task.add_container)(
        name,
        **_optional(options),
        **_hosts(network),
        image=image,
        essential=essential,
        port_mappings=[_port(name, port, options, network)] if port else None,
        environment=dict(process.environment) or None,
        environment_files=environment_files(Construct(task, f"Files-{name}"), files)
        if files
        else None,
        command=list(process.command) if process.command else None,
        cpu=options.share.cpu or None,
        gpu_count=gpus or None,
        memory_limit_mib=memory_mib,
        memory_reservation_mib=options.memory_reservation_mib,
        credential_specs=credential_specs(options.credential_spec),
        # https://docs.aws.amazon.com/AmazonECS/latest/developerguide/windows_task_definitions.html
        user=None if windows else process.user,
        readonly_root_filesystem=None if windows else True,
        linux_parameters=None if windows else linux_parameters(task, name, process, options),
        stop_timeout=Duration.seconds(shutdown.stop_timeout_seconds),
        logging=logging,
        docker_security_options=_security(options, on_machine=on_machine and not windows),
    )
    let_read(task, files)
    let_read_spec(task, options.credential_spec)
    for more in options.more_ports:
        container.add_port_mappings(_more(more))
    # Also where there are none yet: features add them later.
    acknowledge(
        task,
        "AwsSolutions-ECS2",
        "Plain settings belong in the task definition, where a change of one is a deployment "
        "that can be rolled back; secrets have another way in.",
    )
    return container


def _port(
    name: str, port: int, options: ContainerOptions, network: MachineNetwork | None
) -> ecs.PortMapping:
    if network:
        # Names are for Service Connect, which is not there.
        return ecs.PortMapping(container_port=port, host_port=network.host_port)
    protocol = options.app_protocol
    return ecs.PortMapping(
        container_port=port,
        name=name,
        app_protocol=getattr(ecs.AppProtocol, protocol) if protocol else None,
    )


def _security(options: ContainerOptions, *, on_machine: bool) -> list[str] | None:
    # No set-user-ID program makes more of a process than it is; Fargate takes no such option.
    return ["no-new-privileges", *options.instance.security_options] if on_machine else None


def _more(more: MorePorts) -> ecs.PortMapping:
    one = ecs.ContainerDefinition.CONTAINER_PORT_USE_RANGE if more.text else more.first
    return ecs.PortMapping(
        container_port=one,
        container_port_range=more.text,
        protocol=ecs.Protocol[more.protocol.upper()],
    )


def _hosts(network: MachineNetwork | None) -> dict[str, Any]:
    if network is None:
        return {}
    return {
        "extra_hosts": dict(network.extra_hosts) or None,
        "dns_servers": list(network.dns_servers) or None,
        "dns_search_domains": list(network.dns_search_domains) or None,
    }


def _optional(options: ContainerOptions) -> dict[str, Any]:
    """Return what the options say, and nothing about what they leave out."""
    check, restart, start = options.health_check, options.restart, options.start_timeout_seconds
    found: dict[str, Any] = {
        "entry_point": list(options.entry_point) or None,
        "working_directory": options.working_directory,
        "docker_labels": dict(options.labels) or None,
        "interactive": options.interactive or None,
        "pseudo_terminal": options.pseudo_terminal or None,
        "version_consistency": None
        if options.version_consistency
        else ecs.VersionConsistency.DISABLED,
        "start_timeout": Duration.seconds(start) if start is not None else None,
        "ulimits": [
            ecs.Ulimit(name=ecs.UlimitName[name.upper()], soft_limit=one.soft, hard_limit=one.hard)
            for name, one in options.ulimits.items()
        ]
        or None,
        "system_controls": [
            ecs.SystemControl(namespace=name, value=value)
            for name, value in options.system_controls.items()
        ]
        or None,
    }
    if check:
        found["health_check"] = ecs.HealthCheck(
            command=list(check.words),
            interval=Duration.seconds(check.interval_seconds),
            timeout=Duration.seconds(check.timeout_seconds),
            retries=check.retries,
            start_period=Duration.seconds(check.start_period_seconds),
        )
    if restart:
        found["enable_restart_policy"] = True
        found["restart_attempt_period"] = Duration.seconds(restart.attempt_period_seconds)
        found["restart_ignored_exit_codes"] = list(restart.ignored_exit_codes) or None
    return found
