"""``connects_to``, ``connect``, ``discovery``, ``lattice``: services that others reach by name."""

from collections.abc import Iterator

from moorage.config.connections import connected, offered
from moorage.features.service_connect import ServiceConnect
from moorage.features.service_discovery import ServiceDiscovery
from moorage.features.vpc_lattice import VpcLattice
from stacks.fields import arguments_of
from stacks.makers.entry import ServiceEntry


def service_connect(entry: ServiceEntry) -> Iterator[ServiceConnect]:
    """Yield the feature, if the service connects to another, or another to it."""
    namespace = entry.platform.namespace
    if namespace is not None and entry.name in connected(entry.config.services):
        name = entry.name if entry.name in offered(entry.config.services) else None
        options = arguments_of(entry.settings.connect)
        yield ServiceConnect(namespace=namespace, dns_name=name, **options)


def service_discovery(entry: ServiceEntry) -> Iterator[ServiceDiscovery]:
    """Yield the feature, if the service has a name in the DNS."""
    namespace = entry.platform.dns_namespace
    if namespace is not None and entry.settings.discovery:
        options = arguments_of(entry.settings.discovery)
        yield ServiceDiscovery(namespace=namespace, dns_name=entry.name, **options)


def vpc_lattice(entry: ServiceEntry) -> Iterator[VpcLattice]:
    """Yield the feature, if other VPCs reach the service."""
    if entry.settings.lattice:
        yield VpcLattice(**arguments_of(entry.settings.lattice))
