"""Which services connect to which, and in which order they are deployed."""

from collections.abc import Iterator, Mapping

from moorage.config.service_settings import ServiceSettings


def offered(services: Mapping[str, ServiceSettings]) -> frozenset[str]:
    """Return the services that others connect to.

    Args:
        services: All services, by name.
    """
    return frozenset(name for one in services.values() for name in one.connects_to)


def connected(services: Mapping[str, ServiceSettings]) -> frozenset[str]:
    """Return the services that others connect to, or that connect to others.

    Args:
        services: All services, by name.
    """
    return offered(services) | {name for name, one in services.items() if one.connects_to}


def deployment_order(services: Mapping[str, ServiceSettings]) -> Iterator[str]:
    """Yield the services, each after those that it connects to; those in a circle are left out.

    Args:
        services: All services, by name.
    """
    ready: set[str] = set()
    while more := [
        name
        for name, one in services.items()
        if name not in ready and set(one.connects_to) <= ready
    ]:
        ready.update(more)
        yield from more
