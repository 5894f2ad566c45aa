"""One entry of the ``external`` section."""

from typing import Annotated

from pydantic import Field

from moorage.config.container_task_settings import ContainerTaskSettings
from moorage.values.architecture import DEFAULT_ARCHITECTURE, Architecture
from moorage.values.machine_network import MachineNetwork
from moorage.values.machine_placement import MachinePlacement
from moorage.values.shutdown import Shutdown


class ExternalSettings(ContainerTaskSettings):
    """A container that always runs, on machines outside AWS.

    Args:
        port: Port on which the container listens, 1 to 65535. Omitted: it listens on none.
        count: Number of tasks on all machines together, 0 to 5000. Omitted: one, or one on each
            with ``placement.daemon``.
        network: How the container uses the network of its machine.
        placement: On which machines.
        shutdown: Time to finish work before a task is stopped.
    """

    port: Annotated[int, Field(ge=1, le=65535)] | None = None
    count: Annotated[int, Field(ge=0, le=5000)] | None = None
    network: MachineNetwork = MachineNetwork()
    placement: MachinePlacement = MachinePlacement()
    shutdown: Shutdown = Shutdown()

    @property
    def architecture(self) -> Architecture:
        """Processor of the machines, and so of the image."""
        given = self.size.architecture if self.size else None
        return given or DEFAULT_ARCHITECTURE
