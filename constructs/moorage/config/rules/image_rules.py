"""Images must exist, stay the same, and be reachable."""

from collections.abc import Iterator

from moorage.config.environment_config import EnvironmentConfig
from moorage.config.images import images_of
from moorage.config.key_path import KeyPath
from moorage.config.nearest import nearest
from moorage.config.problem import Problem, shown
from moorage.values.image import Image
from moorage.values.registry_image import RegistryImage
from moorage.values.repository_image import RepositoryImage

_REPOSITORIES = ("registry", "repositories")
_POSTURE = ("posture",)
_PRESET = ("network", "preset")


def image_rules(config: EnvironmentConfig) -> Iterator[Problem]:
    """Yield images from unknown repositories, moving tags, and registries out of reach.

    Args:
        config: The environment.
    """
    for place, image in images_of(config):
        yield from _unknown_repository(config, place, image)
        yield from _mutable(config, place, image)
        yield from _unreachable(config, place, image)


def _unknown_repository(
    config: EnvironmentConfig, place: KeyPath, image: Image
) -> Iterator[Problem]:
    known = config.registry.repositories
    if not isinstance(image, RepositoryImage) or image.repository in known:
        return
    near = nearest(image.repository, known)
    fix = f"add '{image.repository}: {{}}' to registry.repositories"
    yield Problem(
        path=(*place, "repository"),
        what="is not in registry.repositories",
        got=shown(image.repository),
        fix=f"did you mean '{near}'?" if near else fix,
        depends_on=(_REPOSITORIES,),
    )


def _mutable(config: EnvironmentConfig, place: KeyPath, image: Image) -> Iterator[Problem]:
    if config.posture != "durable" or not image.is_mutable:
        return
    in_registry = isinstance(image, RegistryImage)
    yield Problem(
        path=(*place, "registry" if in_registry else "tag"),
        what="posture durable deploys no image that changes under its name",
        got=shown(image.registry if isinstance(image, RegistryImage) else "latest"),
        fix="name a version or a digest",
        depends_on=(_POSTURE,),
    )


def _unreachable(config: EnvironmentConfig, place: KeyPath, image: Image) -> Iterator[Problem]:
    if config.network.preset != "isolated-with-endpoints" or place[0] == "external":
        return
    if not isinstance(image, RegistryImage):
        return
    if image.is_private_ecr and f".{config.region}." in image.registry:
        return
    yield Problem(
        path=(*place, "registry"),
        what="network.preset isolated-with-endpoints reaches no registry but Amazon ECR of its "
        "own region",
        got=shown(image.registry),
        fix="copy the image to a repository of this environment, or use another preset",
        depends_on=(_PRESET,),
    )
