"""Zone rebalancing needs room for one more task."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model
from moorage.checks.views.ecs_service import services

_LEAST = 100


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    for service in services(model):
        most = service.resource["DeploymentConfiguration"]["MaximumPercent"]
        enabled = service.resource["AvailabilityZoneRebalancing"].text == "ENABLED"
        if enabled and most.number is not None and most.number <= _LEAST:
            yield most, f"is {most.number:g}, and zone rebalancing is enabled"


CHECK = Check(
    id="MRG-212",
    severity="error",
    area="Deployments",
    title="Zone rebalancing has room for one more task",
    why="ECS refuses a service with zone rebalancing and a maximum of 100 percent.",
    source="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-rebalancing.html",
    fix="raise MaximumPercent, or disable the rebalancing",
    find=_find,
)
