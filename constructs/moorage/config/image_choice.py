"""Tell the three kinds of image apart by the key that each of them needs."""

from collections.abc import Mapping
from typing import Annotated, Any, Final, TypeAlias

from pydantic import Discriminator, Tag

from moorage.values.build_image import BuildImage
from moorage.values.registry_image import RegistryImage
from moorage.values.repository_image import RepositoryImage

# A kind's class by its required key.
IMAGE_KINDS: Final[Mapping[str, type]] = {
    "registry": RegistryImage,
    "repository": RepositoryImage,
    "build": BuildImage,
}


def image_kind(value: Any) -> str | None:
    """Return the tag of the kind, or ``None`` unless exactly one of the keys is there."""
    if isinstance(value, Mapping):
        kinds = [key for key in IMAGE_KINDS if key in value]
        return f"<{kinds[0]}>" if len(kinds) == 1 else None
    return next((f"<{key}>" for key, kind in IMAGE_KINDS.items() if isinstance(value, kind)), None)


ImageChoice: TypeAlias = Annotated[
    Annotated[RegistryImage, Tag("<registry>")]
    | Annotated[RepositoryImage, Tag("<repository>")]
    | Annotated[BuildImage, Tag("<build>")],
    Discriminator(image_kind),
]
