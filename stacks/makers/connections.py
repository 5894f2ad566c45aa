"""``connects_to`` and ``connect``: services that reach one another by name."""

from collections.abc import Iterator

from moorage.config.connections import connected, offered
from moorage.features.service_connect import ServiceConnect
from stacks.fields import arguments_of
from stacks.makers.entry import ServiceEntry


def service_connect(entry: ServiceEntry) -> Iterator[ServiceConnect]:
    """Yield the feature, if the service connects to another, or another to it."""
    namespace = entry.platform.namespace
    if namespace is not None and entry.name in connected(entry.config.services):
        name = entry.name if entry.name in offered(entry.config.services) else None
        options = arguments_of(entry.settings.connect)
        yield ServiceConnect(namespace=namespace, dns_name=name, **options)
