"""Fargate and instances do not mix in one strategy."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model
from moorage.checks.views.ecs_service import services

_FARGATE = ("FARGATE", "FARGATE_SPOT")


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    for service in services(model):
        providers = [item["CapacityProvider"] for item in service.strategy]
        fargate = [one for one in providers if one.text in _FARGATE]
        others = [
            one
            for one in providers
            if (one.text and one.text not in _FARGATE)
            or model.resource(one, "AWS::ECS::CapacityProvider")
        ]
        if fargate and others:
            yield others[0], f"it stands beside {fargate[0].text}"


CHECK = Check(
    id="MRG-210",
    severity="error",
    area="Capacity",
    title="Fargate and instances do not mix in one strategy",
    why="ECS refuses a strategy with both Fargate and Auto Scaling group capacity providers.",
    source="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html",
    fix="make two services, one on Fargate and one on instances",
    find=_find,
)
