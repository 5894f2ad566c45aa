"""Only one capacity provider of a strategy has a base."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model
from moorage.checks.model.node import Node
from moorage.checks.views.ecs_service import services


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    strategies = [service.resource["CapacityProviderStrategy"] for service in services(model)]
    for link in model.of("AWS::ECS::ClusterCapacityProviderAssociations"):
        strategies.append(link["DefaultCapacityProviderStrategy"])
    for strategy in strategies:
        based: list[Node] = [one["Base"] for one in strategy.each() if one["Base"].number]
        if len(based) > 1:
            yield based[1], f"{len(based)} providers have a base"


CHECK = Check(
    id="MRG-208",
    severity="error",
    area="Capacity",
    title="Only one capacity provider of a strategy has a base",
    why="ECS refuses a strategy in which two providers have a base.",
    source=(
        "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CapacityProviderStrate"
        "gyItem.html"
    ),
    fix="keep the base of one provider, and give the other a weight",
    find=_find,
)
