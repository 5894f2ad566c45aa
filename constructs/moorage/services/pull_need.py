"""What a task must reach to start a container."""

from aws_cdk import Token
from aws_cdk import aws_ecs as ecs

from moorage.values.aws_services import INTERNET
from moorage.values.need import PULL, Need
from moorage.values.registry_image import is_private_ecr


def pull_need(container: ecs.ContainerDefinition) -> Need:
    """Return where the image of a container is pulled from.

    Args:
        container: The container.
    """
    name = container.image_name
    public = not Token.is_unresolved(name) and not is_private_ecr(name)
    return Need(INTERNET if public else "ecr", PULL)
