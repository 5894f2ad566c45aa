"""A service does not need an image that nobody could push."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model
from moorage.checks.views.ecs_service import services


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    for service in services(model):
        for container in service.containers:
            image = container["Image"]
            for one in image.references:
                repository = model.resource(one, "AWS::ECR::Repository")
                if repository and repository.stack == service.resource.stack:
                    yield image, f"{repository.path} is made with the service, and is empty then"
                    break


CHECK = Check(
    id="MRG-707",
    severity="warning",
    area="Images",
    title="A repository is not made together with the service that needs an image from it",
    why=(
        "The first deployment waits for an image that nobody can push before the repository "
        "is there."
    ),
    source="https://github.com/aws/aws-cdk/issues/3646",
    fix="put the repository into a stack of its own, and push before the service is deployed",
    find=_find,
)
