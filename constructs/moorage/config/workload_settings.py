"""What an entry of ``services`` and one of ``tasks`` have in common: a task."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Annotated, Final, TypeAlias

from pydantic import AfterValidator, Field

from moorage.config import field_rules
from moorage.config.agent_settings import AgentSettings
from moorage.config.image_choice import ImageChoice
from moorage.config.key_path import KeyPath
from moorage.config.log_router_settings import LogRouterSettings
from moorage.config.sidecar_settings import SidecarSettings
from moorage.config.strict_model import StrictModel
from moorage.config.telemetry_settings import TelemetrySettings
from moorage.config.volume_settings import VolumeSettings
from moorage.values.capacity_weights import CapacityWeights
from moorage.values.container_options import ContainerOptions
from moorage.values.container_share import ContainerShare
from moorage.values.docker_mount import DockerMount
from moorage.values.egress_rule import EgressRule
from moorage.values.image import Image
from moorage.values.log_metric import LogMetric
from moorage.values.observer_images import AGENT_IMAGE, COLLECTOR_IMAGE, LOG_ROUTER_IMAGE
from moorage.values.process import Process
from moorage.values.registry_image import RegistryImage
from moorage.values.s3_mount import S3Mount
from moorage.values.secret_source import SecretSource
from moorage.values.shared_folder import FolderMount
from moorage.values.task_options import TaskOptions
from moorage.values.task_size import TaskSize

_PROCESS = Process()
_sidecar = partial(field_rules.name_of_at_most, 32, "the name of a sidecar")
_filter = partial(field_rules.name_of_at_most, 32, "the name of a filter")
# What each observer runs unless it is told otherwise.
_PUBLIC: Final[Mapping[str, Image]] = {
    "log_router": RegistryImage(registry=LOG_ROUTER_IMAGE),
    "open_telemetry": RegistryImage(registry=COLLECTOR_IMAGE),
    "cloudwatch_agent": RegistryImage(registry=AGENT_IMAGE),
}
_volume = partial(field_rules.name_of_at_most, 32, "the name of a volume")
VolumeName: TypeAlias = Annotated[str, AfterValidator(_volume)]


class WorkloadSettings(StrictModel):
    """A container, and what it needs.

    Args:
        image: What to run: ``registry``, ``repository`` or ``build``.
        size: CPU, memory and processor architecture of one task. Omitted: the smallest that holds
            its containers.
        capacity: Capacities of the cluster that run it, by name, with base and weight. Omitted:
            the first of ``cluster.capacity``, and those of its kind.
        calls: AWS services that the code in it calls, such as ``sqs`` or ``dynamodb``, so that an
            isolated network leads there. Omitted: none.
        environment: Environment variables, text in quotes; never a secret. Omitted: none.
        secrets: Secrets of Secrets Manager and parameters of Systems Manager, by the name of the
            variable that the container gets. Omitted: none.
        volumes: Folders of file systems, by the name of the volume. Omitted: none.
        folders: Folders that all containers of the task share, by the name of the volume. Omitted:
            none.
        docker_volumes: Volumes that Docker keeps on instances, by name. Omitted: none.
        s3_volumes: File systems of S3 Files, by the name of the volume. Omitted: none.
        egress: Connections that the tasks may open besides HTTPS. Omitted: none.
        user: User, or USER:GROUP, of the process in the container.
        command: Replaces the image's command, one word per item. Omitted: the image's own.
        scratch: Folders in which the container may write; everything else is read-only.
        container: What else ECS is told about the container.
        sidecars: Containers beside this one in the same task, by name. Omitted: none.
        log_router: Sends the log of the task wherever it shall go. Omitted: CloudWatch Logs.
        open_telemetry: Collects traces and metrics of the container. Omitted: none.
        cloudwatch_agent: Takes metrics of the container, as StatsD or in the embedded metric
            format. Omitted: none.
        log_filters: Numbers that are counted in the log, by the name of the filter. Omitted: none.
        task: What else ECS is told about the task as a whole.
        execution_role_arn: A role that starts the tasks and that you look after yourself. Omitted:
            one is made.
        task_role_arn: A role for the code in the tasks that you look after yourself. Omitted: one
            is made.
    """

    image: ImageChoice
    size: TaskSize | None = None
    capacity: Mapping[str, CapacityWeights] = Field(default_factory=dict)
    calls: tuple[Annotated[str, AfterValidator(field_rules.aws_service)], ...] = ()
    environment: Mapping[str, str] = Field(default_factory=dict)
    secrets: Mapping[str, SecretSource] = Field(default_factory=dict)
    volumes: Mapping[VolumeName, VolumeSettings] = Field(default_factory=dict)
    folders: Mapping[VolumeName, FolderMount] = Field(default_factory=dict)
    docker_volumes: Mapping[VolumeName, DockerMount] = Field(default_factory=dict)
    s3_volumes: Mapping[VolumeName, S3Mount] = Field(default_factory=dict)
    egress: tuple[EgressRule, ...] = ()
    user: Annotated[str, AfterValidator(field_rules.user)] = _PROCESS.user
    command: tuple[str, ...] = ()
    scratch: tuple[Annotated[str, AfterValidator(field_rules.absolute_path)], ...] = (
        _PROCESS.scratch
    )
    container: ContainerOptions = ContainerOptions()
    sidecars: Mapping[Annotated[str, AfterValidator(_sidecar)], SidecarSettings] = Field(
        default_factory=dict
    )
    log_router: LogRouterSettings | None = None
    open_telemetry: TelemetrySettings | None = None
    cloudwatch_agent: AgentSettings | None = None
    log_filters: Mapping[Annotated[str, AfterValidator(_filter)], LogMetric] = Field(
        default_factory=dict
    )
    task: TaskOptions = TaskOptions()
    execution_role_arn: Annotated[str, AfterValidator(field_rules.role_arn)] | None = None
    task_role_arn: Annotated[str, AfterValidator(field_rules.role_arn)] | None = None

    @property
    def shares(self) -> tuple[ContainerShare, ...]:
        """What the containers beside the main one take of the task."""
        beside = [one.container.share for one in self.sidecars.values()]
        return (*beside, *(share for one in self.observers.values() for share in one.shares))

    @property
    def observers(self) -> Mapping[str, LogRouterSettings | TelemetrySettings | AgentSettings]:
        """What watches over the containers from beside them, by its key."""
        keys = ("log_router", "open_telemetry", "cloudwatch_agent")
        return {key: found for key in keys if (found := getattr(self, key)) is not None}

    @property
    def images(self) -> Iterator[tuple[KeyPath, Image]]:
        """What the containers of the task run, with the place of each."""
        for place, one in self.containers:
            yield (*place, "image"), one.image
        for key, observer in self.observers.items():
            yield (key, "image"), observer.image or _PUBLIC[key]

    @property
    def mounts(self) -> Iterator[tuple[KeyPath, str]]:
        """The folder of each volume in the container, with the place of the volume."""
        for section in ("volumes", "folders", "docker_volumes", "s3_volumes"):
            for name, one in getattr(self, section).items():
                yield (section, name), one.path

    @property
    def containers(self) -> Iterator[tuple[KeyPath, "WorkloadSettings | SidecarSettings"]]:
        """The main container and those beside it, with their places in the entry."""
        yield (), self
        for name, one in self.sidecars.items():
            yield ("sidecars", name), one
