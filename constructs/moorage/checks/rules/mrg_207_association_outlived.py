"""A service is deleted before the association of its capacity provider."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model
from moorage.checks.views.ecs_service import services


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    for service in services(model):
        if not service.strategy:
            continue
        cluster = model.resource(service.resource["Cluster"])
        for link in model.of("AWS::ECS::ClusterCapacityProviderAssociations"):
            same = cluster is not None and model.resource(link["Cluster"]) is cluster
            here = link.stack == service.resource.stack
            if same and here and link.logical_id not in service.resource.depends_on:
                yield service.resource, f"it may be deleted after {link.path}"


CHECK = Check(
    id="MRG-207",
    severity="error",
    area="Teardown",
    title="A service depends on the association of its capacity providers",
    why=(
        "Deleting the stack removes the association first; ECS refuses because the provider "
        "is in use, and the deletion fails."
    ),
    source="https://github.com/aws/aws-cdk/issues/19275",
    fix="let the service depend on the ClusterCapacityProviderAssociations",
    find=_find,
)
