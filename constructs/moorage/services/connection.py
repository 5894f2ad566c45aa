"""One service that connects to another."""

from typing import TYPE_CHECKING

from constructs import Construct

from moorage.errors import FeatureError
from moorage.services.security_group import open_between

if TYPE_CHECKING:
    from moorage.services.container_service import ContainerService


def connect(client: "ContainerService", server: "ContainerService") -> None:
    """Open the way from one service to another, tell the client its address, and order the two.

    Everything is made in the stack of the client, so that the server's never changes with those
    that use it.

    Args:
        client: The service that connects.
        server: The service that is connected to.

    Raises:
        FeatureError: The server offers nothing, or the client cannot resolve its name.
    """
    endpoint, port = server.endpoint, server.port
    if endpoint is None or port is None:
        raise FeatureError(
            f"{server.node.path}: offers nothing to others; give it "
            "ServiceConnect(namespace=..., dns_name=...), or ServiceDiscovery(...)"
        )
    scope = Construct(client, f"To-{endpoint.known_as or endpoint.name}")
    open_between(
        scope,
        here=client.security_group.security_group_id,
        there=server.security_group.security_group_id,
        port=port,
        what=f"{endpoint.name} for {client.node.path}",
    )
    if endpoint.variable not in client.process.environment:
        client.container.add_environment(endpoint.variable, str(endpoint))
    client.ecs_service.node.add_dependency(server.ecs_service)
