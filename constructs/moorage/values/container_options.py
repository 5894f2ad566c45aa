"""What else ECS may be told about a container."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias, get_args

from moorage.errors import InvalidInputError
from moorage.values.container_health_check import ContainerHealthCheck
from moorage.values.container_share import LEAST_MEMORY_MIB, ContainerShare
from moorage.values.credential_spec import CredentialSpec
from moorage.values.instance_options import InstanceOptions
from moorage.values.more_ports import MorePorts
from moorage.values.need import READ_FILES, Need
from moorage.values.ranges import require_range
from moorage.values.restart_policy import RestartPolicy
from moorage.values.ulimit import Ulimit

# What Docker gives a container that says nothing; more than these only instances can give.
# https://docs.docker.com/engine/containers/run/#runtime-privilege-and-linux-capabilities
Capability: TypeAlias = Literal[
    "AUDIT_WRITE",
    "CHOWN",
    "DAC_OVERRIDE",
    "FOWNER",
    "FSETID",
    "KILL",
    "MKNOD",
    "NET_BIND_SERVICE",
    "NET_RAW",
    "SETFCAP",
    "SETGID",
    "SETPCAP",
    "SETUID",
    "SYS_CHROOT",
]
CAPABILITIES: Final[tuple[Capability, ...]] = get_args(Capability)
# https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html
AppProtocol: TypeAlias = Literal["http", "http2", "grpc"]
UlimitName: TypeAlias = Literal[
    "core",
    "cpu",
    "data",
    "fsize",
    "locks",
    "memlock",
    "msgqueue",
    "nice",
    "nofile",
    "nproc",
    "rss",
    "rtprio",
    "rttime",
    "sigpending",
    "stack",
]
_FILE = re.compile(r"arn:[a-z-]+:s3:::[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]/.+\.env")
# Fargate stops a container after two minutes:
# https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
_LONGEST_START = 120
_MOST_MEMORY = 25_165_824


@dataclass(frozen=True, kw_only=True)
class ContainerOptions:
    """Tell ECS more about a container than most containers need.

    What each does: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html

    Args:
        share: CPU and memory that the container asks for. Omitted: no CPU of its own, and of the
            memory what the containers beside it leave.
        entry_point: Replaces the image's entry point, one word per item. Omitted: the image's own.
        working_directory: Where the command starts. Omitted: where the image says.
        health_check: A command that tells whether the container is well. Omitted: none.
        restart: Start it again in its task when it ends. Omitted: its task ends with it.
        ulimits: Limits of the operating system, by name. Omitted: those of the host.
        start_timeout_seconds: How long containers that wait for this one wait, 1 to 120. Omitted:
            what ECS decides.
        app_protocol: What the container speaks on its port: ``http``, ``http2`` or ``grpc``, so
            that Service Connect can tell requests apart. Omitted: plain TCP.
        labels: Docker labels. Omitted: none.
        environment_files: Files of variables in S3, by their ARNs, which end in ``.env``; the
            execution role gets to read them. Omitted: none.
        system_controls: Kernel parameters of the task's network, such as
            ``net.ipv4.tcp_keepalive_time``. Omitted: none.
        interactive: Keep its standard input open.
        pseudo_terminal: Give it a terminal.
        version_consistency: Run the same digest of the image in all tasks of a deployment, also
            when its tag is moved meanwhile.
        memory_reservation_mib: Memory that Docker keeps it down to while the machine is short of
            it, less than it may use at most. Omitted: none.
        more_ports: Ports that it listens on besides its main one. Omitted: none.
        credential_spec: The account of a Windows domain that it acts with. Omitted: none.
        trace_processes: Give it the Linux capability ``SYS_PTRACE``, the only one that Fargate
            adds, so that it can look into other processes of its task.
        instance: What only a container on EC2 capacity may be told.
        keep_capabilities: Linux capabilities that Docker gives and that the container needs.
            Omitted: it has none.

    Raises:
        InvalidInputError: A number is outside its range, or something cannot be read.

    Example:
        >>> ContainerOptions(share=ContainerShare(memory_mib=256)).share.memory_mib
        256
    """

    share: ContainerShare = ContainerShare()
    entry_point: tuple[str, ...] = ()
    working_directory: str | None = None
    health_check: ContainerHealthCheck | None = None
    restart: RestartPolicy | None = None
    ulimits: Mapping[UlimitName, Ulimit] = field(default_factory=dict)
    start_timeout_seconds: int | None = None
    app_protocol: AppProtocol | None = None
    labels: Mapping[str, str] = field(default_factory=dict)
    environment_files: tuple[str, ...] = ()
    system_controls: Mapping[str, str] = field(default_factory=dict)
    interactive: bool = False
    pseudo_terminal: bool = False
    version_consistency: bool = True
    memory_reservation_mib: int | None = None
    more_ports: tuple[MorePorts, ...] = ()
    credential_spec: CredentialSpec | None = None
    trace_processes: bool = False
    instance: InstanceOptions = InstanceOptions()
    keep_capabilities: tuple[Capability, ...] = ()

    def __post_init__(self) -> None:
        if self.working_directory is not None and not self.working_directory.startswith("/"):
            self._refuse("working_directory", self.working_directory, "write a path such as '/app'")
        if self.start_timeout_seconds is not None:
            where, seconds = "ContainerOptions.start_timeout_seconds", self.start_timeout_seconds
            require_range(where, seconds, 1, _LONGEST_START, unit="seconds")
        if self.memory_reservation_mib is not None:
            where, least = "ContainerOptions.memory_reservation_mib", self.memory_reservation_mib
            require_range(where, least, LEAST_MEMORY_MIB, _MOST_MEMORY, unit="MiB")
        self._check_ports()
        for arn in (one for one in self.environment_files if not _FILE.fullmatch(one)):
            self._refuse("environment_files", arn, "write 'arn:aws:s3:::BUCKET/PATH.env'")
        # Others belong to the host: a task with a network of its own may set these.
        for name in (one for one in self.system_controls if not one.startswith("net.")):
            self._refuse("system_controls", name, "name one that begins with 'net.'")
        for name in set(self.keep_capabilities) - set(CAPABILITIES):
            self._refuse("keep_capabilities", name, f"choose of {', '.join(CAPABILITIES)}")
        for name in set(self.ulimits) - set(get_args(UlimitName)):
            self._refuse("ulimits", name, f"choose of {', '.join(get_args(UlimitName))}")

    @property
    def dropped_capabilities(self) -> tuple[str, ...]:
        """What is taken from the container: all, or all but what it keeps.

        Fargate adds none but ``SYS_PTRACE``, so that keeping one means to drop the others.
        """
        kept = set(self.keep_capabilities)
        return tuple(one for one in CAPABILITIES if one not in kept) if kept else ("ALL",)

    @property
    def needs(self) -> tuple[Need, ...]:
        """What ECS must reach to start the container."""
        files = (Need("s3", READ_FILES),) if self.environment_files else ()
        return (*files, *(self.credential_spec.needs if self.credential_spec else ()))

    def _check_ports(self) -> None:
        # "A port can only be included in one port mapping per container."
        taken: set[int] = set()
        for more in self.more_ports:
            if taken & {*more.ports}:
                got = more.text or str(more.first)
                self._refuse("more_ports", got, "name every port once")
            taken |= {*more.ports}

    def _refuse(self, name: str, got: str, fix: str) -> None:
        what = "is not what ECS takes here"
        raise InvalidInputError(f"ContainerOptions.{name}", what, got=got, fix=fix)
