"""Every image that an environment runs."""

from collections.abc import Iterator

from moorage.config.environment_config import EnvironmentConfig
from moorage.config.key_path import KeyPath
from moorage.values.image import Image


def images_of(config: EnvironmentConfig) -> Iterator[tuple[KeyPath, Image]]:
    """Yield what every container runs, with its place in the file.

    Args:
        config: The environment.
    """
    for place, task in config.container_tasks:
        for inner, image in task.images:
            yield (*place, *inner), image
