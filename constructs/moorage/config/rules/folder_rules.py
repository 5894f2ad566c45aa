"""Folders that images are built from must be there."""

from collections.abc import Iterator
from pathlib import Path

from moorage.config.environment_config import EnvironmentConfig
from moorage.config.images import images_of
from moorage.config.problem import Problem, shown
from moorage.values.build_image import BuildImage


def folder_problems(config: EnvironmentConfig, project: Path) -> Iterator[Problem]:
    """Yield builds without their folder or Dockerfile.

    Args:
        config: The environment.
        project: Folder that holds the folder of the environment files.
    """
    for place, image in images_of(config):
        if not isinstance(image, BuildImage):
            continue
        folder = project / image.build
        path = (*place, "build")
        if not folder.is_dir():
            what = "is no folder of the project"
            fix = "create it, or correct the path"
            yield Problem(path=path, what=what, got=shown(image.build), fix=fix)
        elif not (folder / image.dockerfile).is_file():
            what = f"holds no file {shown(image.dockerfile)}"
            fix = "add it, or name another with 'dockerfile'"
            yield Problem(path=path, what=what, got=shown(image.build), fix=fix)
