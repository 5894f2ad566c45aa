"""Where everything is made that the deployments of a service need."""

from constructs import Construct

_ID = "Deployment"


def deployment_scope(service: Construct) -> Construct:
    """Return the construct ``Deployment`` below a service; the first call makes it.

    Args:
        service: The service.
    """
    found = service.node.try_find_child(_ID)
    return found if isinstance(found, Construct) else Construct(service, _ID)
