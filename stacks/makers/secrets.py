"""``secrets`` and ``redeploy_on_rotation``: variables whose values lie elsewhere."""

from collections.abc import Iterator

from moorage.features.redeploy_on_rotation import RedeployOnRotation
from moorage.features.secrets import Secrets
from stacks.makers.entry import ContainerEntry, ServiceEntry


def secrets(entry: ContainerEntry) -> Iterator[Secrets]:
    """Yield one feature for all secrets, if there are any."""
    if entry.settings.secrets:
        yield Secrets(variables=entry.settings.secrets)


def rotation(entry: ServiceEntry) -> Iterator[RedeployOnRotation]:
    """Yield the feature for the secrets of all containers, if it is wanted."""
    if entry.settings.redeploy_on_rotation:
        found = [
            one for _, container in entry.settings.containers for one in container.secrets.values()
        ]
        yield RedeployOnRotation(secrets=tuple(dict.fromkeys(found)))
