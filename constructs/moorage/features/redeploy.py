"""Replace the tasks of a service though nothing else has changed."""

from dataclasses import dataclass

from aws_cdk import aws_ecs as ecs

from moorage.services.container_service import ContainerService
from moorage.values.redeploy_word import redeploy_word


@dataclass(frozen=True, kw_only=True)
class Redeploy:
    """Start a deployment whenever a word changes.

    Use it to pick up what is not in the template: the new value of a secret, or an image behind
    the same tag. The template changes with the word alone, and never by itself.

    Args:
        word: Any word, such as a date.

    Raises:
        InvalidInputError: It is none.

    Example:
        >>> again = Redeploy(word="2026-11-26")
        >>> api = ContainerService(stack, "Api", cluster=cluster, image=image, features=[again])
    """

    word: str

    def __post_init__(self) -> None:
        redeploy_word(self.word, where=f"{type(self).__name__}.word")

    def attach(self, service: ContainerService) -> None:
        """Put the word where CloudFormation compares it."""
        # Not through the L2, which writes the time of synthesis unless told otherwise.
        service.resource.force_new_deployment = ecs.CfnService.ForceNewDeploymentProperty(
            enable_force_new_deployment=True, force_new_deployment_nonce=self.word
        )
