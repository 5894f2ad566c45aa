"""A name and a port under which a service is reached."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Endpoint:
    """Say where others reach a service.

    Args:
        name: The name that they resolve.
        port: The port that they connect to.
        known_as: What their variable is named after. Omitted: the name.

    Example:
        >>> endpoint = Endpoint(name="cart-store", port=6379)
        >>> endpoint.variable, str(endpoint)
        ('CART_STORE_ADDRESS', 'cart-store:6379')
    """

    name: str
    port: int
    known_as: str | None = None

    @property
    def variable(self) -> str:
        """The environment variable that tells clients."""
        name = self.known_as or self.name
        return f"{name.upper().replace('-', '_').replace('.', '_')}_ADDRESS"

    def __str__(self) -> str:
        """Return name and port, with a colon between them."""
        return f"{self.name}:{self.port}"
