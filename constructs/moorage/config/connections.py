"""Which services connect to which, and in which order they are deployed."""

from collections.abc import Iterator, Mapping

from moorage.config.service_settings import ServiceSettings


def offered(services: Mapping[str, ServiceSettings]) -> frozenset[str]:
    """Return the services that others reach through Service Connect.

    Args:
        services: All services, by name.
    """
    return frozenset(name for one in services.values() for name in _through_proxies(one, services))


def connected(services: Mapping[str, ServiceSettings]) -> frozenset[str]:
    """Return the services that others reach through Service Connect, or that reach others so.

    Args:
        services: All services, by name.
    """
    clients = {name for name, one in services.items() if _through_proxies(one, services)}
    return offered(services) | clients


def _through_proxies(
    client: ServiceSettings, services: Mapping[str, ServiceSettings]
) -> frozenset[str]:
    """Return what a service connects to, without those that have a name in the DNS."""
    found = {name for name in client.connects_to if name in services}
    return frozenset(name for name in found if services[name].discovery is None)


def deployment_order(services: Mapping[str, ServiceSettings]) -> Iterator[str]:
    """Yield the services, each after those that it needs; those in a circle are left out.

    Args:
        services: All services, by name.
    """
    ready: set[str] = set()
    while more := [
        name for name, one in services.items() if name not in ready and one.comes_after <= ready
    ]:
        ready.update(more)
        yield from more
