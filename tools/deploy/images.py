"""Check that the images that the services run are in their repositories."""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass

from moorage.config.environment_config import EnvironmentConfig
from moorage.config.images import images_of
from moorage.values.repository_image import RepositoryImage
from tools.aws import Clients, is_error
from tools.deploy import stacks
from tools.deploy.failure import IMAGE_MISSING, CommandError
from tools.deploy.target import Target

_MANIFEST = "application/vnd.docker.distribution.manifest.v2+json"


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """An image that a service of the environment runs.

    Args:
        service: The service.
        uri: The repository, as ``docker push`` names it.
        image: What the environment file says.
    """

    service: str
    uri: str
    image: RepositoryImage

    @property
    def repository(self) -> str:
        """The repository's name in ECR."""
        return self.uri.partition("/")[2]

    @property
    def reference(self) -> dict[str, str]:
        """The image as the ECR API names it."""
        if self.image.digest:
            return {"imageDigest": self.image.digest}
        return {"imageTag": str(self.image.tag)}

    @property
    def name(self) -> str:
        """The image as ``docker push`` names it."""
        separator = "@" if self.image.digest else ":"
        return f"{self.uri}{separator}{self.image.digest or self.image.tag}"


def ensure(config: EnvironmentConfig, target: Target) -> None:
    """Check every image of the environment's own repositories, before a service needs it.

    On the emulator a missing image is recorded as a stand-in, unless containers really run there.

    Args:
        config: The environment; its registry stack is deployed.
        target: Where.

    Raises:
        CommandError: Containers run, with the lines that push what is missing.
    """
    # Several services may run one image; it is pushed once.
    images = {one.name: one for one in wanted(config, target.clients)}
    missing = [one for one in images.values() if not _exists(target.clients, one)]
    if target.is_emulator and not target.containers:
        for one in missing:
            _stand_in(target.clients, one)
            print(f"  {one.service}: recorded a stand-in for {one.name}; no image was built")
    elif missing:
        pushes = "\n\n".join(_push(one, target) for one in missing)
        raise CommandError(
            f"The repositories are there; push these images, then deploy again:\n\n{pushes}",
            IMAGE_MISSING,
        )


def wanted(config: EnvironmentConfig, clients: Clients) -> Iterator[Wanted]:
    """Yield the images in the environment's own repositories that its services run.

    Args:
        config: The environment.
        clients: Where its registry stack is deployed.
    """
    name = f"{config.name}-registry"
    outputs = stacks.outputs(stacks.existing(clients, [name]).get(name))
    # The stack's output is called after the repository, in the words of the CDK (ApiUri).
    uris = {key.lower(): value for key, value in outputs.items()}
    for place, image in images_of(config):
        if isinstance(image, RepositoryImage):
            key = f"{image.repository}uri"
            uri = uris["".join(sign for sign in key if sign.isalnum())]
            yield Wanted(service=str(place[1]), uri=uri, image=image)


def _exists(clients: Clients, one: Wanted) -> bool:
    try:
        clients("ecr").describe_images(repositoryName=one.repository, imageIds=[one.reference])
    except Exception as error:
        if is_error(error, "ImageNotFoundException"):
            return False
        raise
    return True


def _stand_in(clients: Clients, one: Wanted) -> None:
    manifest = {"schemaVersion": 2, "mediaType": _MANIFEST, "standInFor": one.name}
    clients("ecr").put_image(
        repositoryName=one.repository,
        imageManifest=json.dumps(manifest),
        imageManifestMediaType=_MANIFEST,
        **one.reference,
    )


def _push(one: Wanted, target: Target) -> str:
    host = one.uri.partition("/")[0]
    tag = one.image.tag or "TAG"
    docker = "docker"
    first = (
        f"aws ecr get-login-password --region {target.region} | "
        f"docker login --username AWS --password-stdin {host}"
    )
    if target.containers:
        docker, first = (
            os.environ["CDK_DOCKER"],
            f"export MOORAGE_PODMAN={os.environ['MOORAGE_PODMAN']}",
        )
    return "\n".join(
        [
            f"# service {one.service}, in the folder of its Dockerfile",
            first,
            f"{docker} build --tag {one.uri}:{tag} .",
            f"{docker} push {one.uri}:{tag}",
        ]
    )
