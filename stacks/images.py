"""Where a container's image comes from, in the words of the CDK."""

from collections.abc import Mapping
from pathlib import Path
from typing import cast

from aws_cdk import aws_ecr as ecr
from aws_cdk import aws_ecr_assets as assets
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_secretsmanager as secretsmanager
from constructs import Construct

from moorage.values.architecture import Architecture
from moorage.values.build_image import BuildImage
from moorage.values.image import Image
from moorage.values.registry_image import RegistryImage
from moorage.values.repository_image import RepositoryImage

_PLATFORMS = {
    "x86_64": assets.Platform.LINUX_AMD64,
    "arm64": assets.Platform.LINUX_ARM64,
}


def container_image(
    scope: Construct,
    image: Image,
    architecture: Architecture,
    repositories: Mapping[str, ecr.IRepository],
    project: Path,
) -> ecs.ContainerImage:
    """Return the image that a container runs.

    Args:
        scope: The stack of the workload.
        image: What the environment file says.
        architecture: Processor of its tasks.
        repositories: The environment's own repositories, by name.
        project: Folder that folders to build are relative to.
    """
    match image:
        case RegistryImage(registry=reference, credentials_secret_arn=secret):
            return ecs.ContainerImage.from_registry(
                reference, credentials=_credentials(scope, secret) if secret else None
            )
        case RepositoryImage(repository=name, tag=tag, digest=digest):
            return ecs.ContainerImage.from_ecr_repository(repositories[name], tag or digest)
        case BuildImage(build=folder, dockerfile=dockerfile):
            return ecs.ContainerImage.from_asset(
                str(project / folder),
                file=dockerfile,
                platform=_PLATFORMS[architecture],
            )


def _credentials(scope: Construct, arn: str) -> secretsmanager.ISecret:
    """Return the secret of a registry, which several images of a stack may share."""
    id = f"RegistryCredentials-{arn}"
    if found := scope.node.try_find_child(id):
        return cast("secretsmanager.ISecret", found)
    return secretsmanager.Secret.from_secret_complete_arn(scope, id, arn)
