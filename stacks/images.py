"""Where a service's image comes from, in the words of the CDK."""

from collections.abc import Mapping
from pathlib import Path

from aws_cdk import aws_ecr as ecr
from aws_cdk import aws_ecr_assets as assets
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_secretsmanager as secretsmanager
from constructs import Construct

from moorage.config.service_settings import ServiceSettings
from moorage.values.architecture import Architecture
from moorage.values.build_image import BuildImage
from moorage.values.registry_image import RegistryImage
from moorage.values.repository_image import RepositoryImage

_PLATFORMS = {
    "x86_64": assets.Platform.LINUX_AMD64,
    "arm64": assets.Platform.LINUX_ARM64,
}


def container_image(
    scope: Construct,
    settings: ServiceSettings,
    architecture: Architecture,
    repositories: Mapping[str, ecr.IRepository],
    project: Path,
) -> ecs.ContainerImage:
    """Return the image that a service runs.

    Args:
        scope: The service's stack.
        settings: The service's entry in the environment file.
        architecture: Processor of the service's tasks.
        repositories: The environment's own repositories, by name.
        project: Folder that folders to build are relative to.
    """
    match settings.image:
        case RegistryImage(registry=reference, credentials_secret_arn=secret):
            return ecs.ContainerImage.from_registry(
                reference,
                credentials=secretsmanager.Secret.from_secret_complete_arn(
                    scope, "RegistryCredentials", secret
                )
                if secret
                else None,
            )
        case RepositoryImage(repository=name, tag=tag, digest=digest):
            return ecs.ContainerImage.from_ecr_repository(repositories[name], tag or digest)
        case BuildImage(build=folder, dockerfile=dockerfile):
            return ecs.ContainerImage.from_asset(
                str(project / folder),
                file=dockerfile,
                platform=_PLATFORMS[architecture],
            )
