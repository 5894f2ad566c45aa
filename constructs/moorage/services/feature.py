"""The contract of a feature: an optional capability of a service."""

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from moorage.services.container_service import ContainerService


class ServiceFeature(Protocol):
    """Add one capability to a service.

    Implement it as a frozen dataclass: it checks itself when written down, can be attached to many
    services, builds under ``Construct(service, <its class name>)`` and uses only the service's
    public attributes. What it needs from another feature it asks for with
    :meth:`moorage.services.container_service.ContainerService.require`. What its tasks must reach
    besides image and log it may say in a field or property ``needs``, a sequence of
    :class:`moorage.values.need.Need`; a service that cannot reach it is refused.
    """

    def attach(self, service: "ContainerService") -> None:
        """Build what the capability needs, in the stack of ``service``."""
        ...
