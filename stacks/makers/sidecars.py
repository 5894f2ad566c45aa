"""``sidecars``: containers beside the main one."""

from collections.abc import Iterator

from moorage.features.sidecar import Sidecar
from stacks.images import container_image
from stacks.makers.entry import ContainerEntry
from stacks.task_arguments import process_of


def sidecars(entry: ContainerEntry) -> Iterator[Sidecar]:
    """Yield a feature for each container."""
    for name, one in entry.settings.sidecars.items():
        yield Sidecar(
            name=name,
            image=container_image(
                entry.stack, one.image, entry.architecture, entry.repositories, entry.project
            ),
            container=one.container,
            port=one.port,
            process=process_of(one),
            secrets=one.secrets,
            essential=one.essential,
            before_main=one.before_main,
            after_main=one.after_main,
            main_volumes=one.main_volumes,
        )
