"""Which part of a workload's entry becomes which feature: one line per feature."""

from typing import Final

from moorage.services.feature import ContainerFeature, TaskFeature, WorkloadFeature
from stacks.makers.alarms import alarms
from stacks.makers.calls import aws_calls
from stacks.makers.connections import service_connect, service_discovery, vpc_lattice
from stacks.makers.dns import dns_records
from stacks.makers.egress import egress
from stacks.makers.entry import (
    ContainerEntry,
    ContainerMaker,
    Maker,
    ServiceEntry,
    TaskMaker,
    WorkloadEntry,
)
from stacks.makers.messages import publishes
from stacks.makers.observers import log_filters, observers
from stacks.makers.operations import dashboard, fast_metrics, redeploy, shell, task_tuning
from stacks.makers.scaling import scaling
from stacks.makers.secrets import rotation, secrets
from stacks.makers.sidecars import sidecars
from stacks.makers.traffic import http_route, network_routes
from stacks.makers.volumes import disk, machine_volumes, volumes

# Features that need no network, in the order in which they are attached.
CONTAINER_MAKERS: Final[tuple[ContainerMaker, ...]] = (secrets, machine_volumes, sidecars)
# Features of every workload, in the order in which they are attached.
TASK_MAKERS: Final[tuple[TaskMaker, ...]] = (
    aws_calls,
    publishes,
    egress,
    secrets,
    volumes,
    sidecars,
    observers,
    log_filters,
    task_tuning,
)
# Features of services; they come after those of their tasks.
SERVICE_MAKERS: Final[tuple[Maker, ...]] = (
    http_route,
    network_routes,
    dns_records,
    service_connect,
    service_discovery,
    vpc_lattice,
    scaling,
    rotation,
    disk,
    shell,
    fast_metrics,
    redeploy,
    dashboard,
    alarms,
)


def container_features(entry: ContainerEntry) -> list[ContainerFeature]:
    """Return the features that an entry asks for and that need no network.

    Args:
        entry: The entry.
    """
    return [feature for maker in CONTAINER_MAKERS for feature in maker(entry)]


def task_features(entry: WorkloadEntry) -> list[TaskFeature | ContainerFeature]:
    """Return the features of its task that an entry asks for.

    Args:
        entry: The entry.
    """
    return [feature for maker in TASK_MAKERS for feature in maker(entry)]


def service_features(entry: ServiceEntry) -> list[WorkloadFeature]:
    """Return every feature that the entry of a service asks for.

    Args:
        entry: The entry.
    """
    made = [feature for maker in SERVICE_MAKERS for feature in maker(entry)]
    return [*task_features(entry), *made]
