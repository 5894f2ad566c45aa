"""What an environment runs, in the ways in which rules and stacks look at it."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from moorage.config.container_task_settings import ContainerTaskSettings
from moorage.config.key_path import KeyPath
from moorage.config.sidecar_settings import SidecarSettings
from moorage.config.workload_settings import WorkloadSettings

if TYPE_CHECKING:
    from moorage.config.express_settings import ExpressSettings
    from moorage.config.external_settings import ExternalSettings
    from moorage.config.service_settings import ServiceSettings
    from moorage.config.task_settings import TaskSettings


class WorkloadViews:
    """Look at everything that runs containers; the sections are those of the environment."""

    if TYPE_CHECKING:
        services: Mapping[str, ServiceSettings]
        express: Mapping[str, ExpressSettings]
        external: Mapping[str, ExternalSettings]
        tasks: Mapping[str, TaskSettings]

    @property
    def named(self) -> Mapping[str, WorkloadSettings]:
        """What runs in the VPC, by name."""
        return {**self.tasks, **self.express, **self.services}

    def place_of(self, name: str) -> KeyPath:
        """Return where a service or a task stands in the file.

        Args:
            name: Its name.
        """
        sections = ("services", "express", "external", "tasks")
        return next((one, name) for one in sections if name in getattr(self, one))

    @property
    def workloads(self) -> Iterator[tuple[KeyPath, WorkloadSettings]]:
        """Whatever runs containers in the VPC, with its place in the file."""
        for section in ("services", "express", "tasks"):
            for name, one in getattr(self, section).items():
                yield (section, name), one

    @property
    def container_tasks(self) -> Iterator[tuple[KeyPath, ContainerTaskSettings]]:
        """Whatever runs containers, with its place in the file."""
        yield from self.workloads
        for name, external in self.external.items():
            yield ("external", name), external

    @property
    def containers(self) -> Iterator[tuple[KeyPath, ContainerTaskSettings | SidecarSettings]]:
        """Every container of whatever runs containers, with its place in the file."""
        for place, workload in self.container_tasks:
            for inner, container in workload.containers:
                yield (*place, *inner), container
