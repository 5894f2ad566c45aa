"""A strategy names providers that the cluster has."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model
from moorage.checks.model.resource import Resource
from moorage.checks.views.ecs_service import services


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    for service in services(model):
        cluster = model.resource(service.resource["Cluster"], "AWS::ECS::Cluster")
        known = _providers(model, cluster) if cluster else None
        for item in service.strategy if known is not None else ():
            name = item["CapacityProvider"].text
            if known is not None and name is not None and name not in known:
                listed = ", ".join(sorted(known)) or "none"
                yield item["CapacityProvider"], f"the cluster has no {name}; it has {listed}"


def _providers(model: Model, cluster: Resource) -> set[str] | None:
    """Return the names that the cluster knows; ``None`` where one of them is not known."""
    nodes = list(cluster["CapacityProviders"].each())
    unsure = not cluster["CapacityProviders"].complete
    for link in model.of("AWS::ECS::ClusterCapacityProviderAssociations"):
        if model.resource(link["Cluster"]) is cluster:
            nodes += link["CapacityProviders"].each()
            unsure = unsure or not link["CapacityProviders"].complete
        elif link["Cluster"].unknown:
            return None
    names = {node.text for node in nodes}
    if unsure or None in names:
        return None
    return {name for name in names if name}


CHECK = Check(
    id="MRG-209",
    severity="error",
    area="Capacity",
    title="A strategy names capacity providers of its cluster",
    why="ECS refuses a service whose capacity provider is not associated with the cluster.",
    source="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html",
    fix="associate the provider with the cluster, or name one that is",
    find=_find,
)
