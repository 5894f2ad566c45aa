"""A name and a port under which a service is reached."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Endpoint:
    """Say where others reach a service.

    Args:
        name: The name that they resolve.
        port: The port that they connect to.

    Example:
        >>> endpoint = Endpoint(name="cart-store", port=6379)
        >>> endpoint.variable, str(endpoint)
        ('CART_STORE_ADDRESS', 'cart-store:6379')
    """

    name: str
    port: int

    @property
    def variable(self) -> str:
        """The environment variable that tells clients."""
        return f"{self.name.upper().replace('-', '_').replace('.', '_')}_ADDRESS"

    def __str__(self) -> str:
        """Return name and port, with a colon between them."""
        return f"{self.name}:{self.port}"
