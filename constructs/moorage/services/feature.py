"""The contract of a feature: an optional capability of a service, or of any workload."""

from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    from moorage.services.container_service import ContainerService
    from moorage.services.container_task import ContainerTask
    from moorage.services.workload import Workload


class ServiceFeature(Protocol):
    """Add one capability to a service.

    Implement it as a frozen dataclass: it checks itself when written down, can be attached to many
    services, builds under ``Construct(service, <its class name>)`` and uses only the service's
    public attributes. What it needs from another feature it asks for with
    :meth:`moorage.services.workload.Workload.require`. Optional attributes say more:

    - ``name``: what tells it from others of its type; without one, a service takes one of the type.
    - ``needs``, a sequence of :class:`moorage.values.need.Need`: what its tasks must reach besides
      image and log; a service that cannot reach it is refused.
    - ``shares``, a sequence of :class:`moorage.values.container_share.ContainerShare`: what the
      containers that it adds take of the task, so that the main container takes less.
    - ``log_driver``, a method that takes the workload before any feature is attached and returns
      what takes the output of its containers.
    - ``finish``, a method like ``attach`` that is called when all features are attached: for what
      depends on the others.
    """

    def attach(self, service: "ContainerService") -> None:
        """Build what the capability needs, in the stack of ``service``."""
        ...


class TaskFeature(Protocol):
    """Add one capability to the task of any workload: a volume, a secret, a container.

    It is written as a :class:`ServiceFeature` is, and knows nothing of when the task runs.
    """

    def attach(self, workload: "Workload") -> None:
        """Build what the capability needs, in the stack of ``workload``."""
        ...


class ContainerFeature(Protocol):
    """Add one capability to the containers of a task, wherever it runs: also outside AWS.

    It is written as a :class:`TaskFeature` is, and knows nothing of networks either.
    """

    def attach(self, workload: "ContainerTask") -> None:
        """Build what the capability needs, in the stack of ``workload``."""
        ...


WorkloadFeature: TypeAlias = ServiceFeature | TaskFeature | ContainerFeature
