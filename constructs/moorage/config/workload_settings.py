"""What an entry of ``services`` and one of ``tasks`` have in common: a task in the VPC."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Annotated, ClassVar, Final

from pydantic import AfterValidator, Field

from moorage.config import field_rules
from moorage.config.agent_settings import AgentSettings
from moorage.config.container_task_settings import ContainerTaskSettings, VolumeName
from moorage.config.key_path import KeyPath
from moorage.config.log_router_settings import LogRouterSettings
from moorage.config.telemetry_settings import TelemetrySettings
from moorage.config.volume_settings import VolumeSettings
from moorage.values.capacity_weights import CapacityWeights
from moorage.values.container_share import ContainerShare
from moorage.values.egress_rule import EgressRule
from moorage.values.fsx_mount import FsxMount
from moorage.values.image import Image
from moorage.values.log_metric import LogMetric
from moorage.values.observer_images import AGENT_IMAGE, COLLECTOR_IMAGE, LOG_ROUTER_IMAGE
from moorage.values.publish_target import PublishTarget
from moorage.values.registry_image import RegistryImage
from moorage.values.s3_mount import S3Mount
from moorage.values.task_options import TaskOptions

_filter = partial(field_rules.name_of_at_most, 32, "the name of a filter")
# What each observer runs unless it is told otherwise.
_PUBLIC: Final[Mapping[str, Image]] = {
    "log_router": RegistryImage(registry=LOG_ROUTER_IMAGE),
    "open_telemetry": RegistryImage(registry=COLLECTOR_IMAGE),
    "cloudwatch_agent": RegistryImage(registry=AGENT_IMAGE),
}


class WorkloadSettings(ContainerTaskSettings):
    """A container, and what it needs.

    Args:
        capacity: Capacities of the cluster that run it, by name, with base and weight. Omitted:
            the first of ``cluster.capacity``, and those of its kind.
        calls: AWS services that the code in it calls, such as ``sqs`` or ``dynamodb``, so that an
            isolated network leads there. Omitted: none.
        publishes: Topics, queues and event buses that the code in it sends messages to, by the
            variable that tells it where. Omitted: none.
        volumes: Folders of file systems, by the name of the volume. Omitted: none.
        s3_volumes: File systems of S3 Files, by the name of the volume. Omitted: none.
        fsx_volumes: Shares of FSx for Windows File Server, by the name of the volume. Omitted:
            none.
        egress: Connections that the tasks may open besides HTTPS. Omitted: none.
        log_router: Sends the log of the task wherever it shall go. Omitted: CloudWatch Logs.
        open_telemetry: Collects traces and metrics of the container. Omitted: none.
        cloudwatch_agent: Takes metrics of the container, as StatsD or in the embedded metric
            format. Omitted: none.
        log_filters: Numbers that are counted in the log, by the name of the filter. Omitted: none.
        task: What else ECS is told about the task as a whole.
    """

    VOLUMES: ClassVar[tuple[str, ...]] = (
        "volumes",
        "folders",
        "docker_volumes",
        "s3_volumes",
        "fsx_volumes",
    )

    capacity: Mapping[str, CapacityWeights] = Field(default_factory=dict)
    calls: tuple[Annotated[str, AfterValidator(field_rules.aws_service)], ...] = ()
    publishes: Mapping[str, PublishTarget] = Field(default_factory=dict)
    volumes: Mapping[VolumeName, VolumeSettings] = Field(default_factory=dict)
    s3_volumes: Mapping[VolumeName, S3Mount] = Field(default_factory=dict)
    fsx_volumes: Mapping[VolumeName, FsxMount] = Field(default_factory=dict)
    egress: tuple[EgressRule, ...] = ()
    log_router: LogRouterSettings | None = None
    open_telemetry: TelemetrySettings | None = None
    cloudwatch_agent: AgentSettings | None = None
    log_filters: Mapping[Annotated[str, AfterValidator(_filter)], LogMetric] = Field(
        default_factory=dict
    )
    task: TaskOptions = TaskOptions()

    @property
    def shares(self) -> tuple[ContainerShare, ...]:
        """What the containers beside the main one take of the task."""
        observers = (share for one in self.observers.values() for share in one.shares)
        return (*super().shares, *observers)

    @property
    def observers(self) -> Mapping[str, LogRouterSettings | TelemetrySettings | AgentSettings]:
        """What watches over the containers from beside them, by its key."""
        keys = ("log_router", "open_telemetry", "cloudwatch_agent")
        return {key: found for key in keys if (found := getattr(self, key)) is not None}

    @property
    def images(self) -> Iterator[tuple[KeyPath, Image]]:
        """What the containers of the task run, with the place of each."""
        yield from super().images
        for key, observer in self.observers.items():
            yield (key, "image"), observer.image or _PUBLIC[key]
