"""Where the image of a container comes from."""

from typing import TypeAlias

from moorage.values.build_image import BuildImage
from moorage.values.registry_image import RegistryImage
from moorage.values.repository_image import RepositoryImage

Image: TypeAlias = RegistryImage | RepositoryImage | BuildImage
