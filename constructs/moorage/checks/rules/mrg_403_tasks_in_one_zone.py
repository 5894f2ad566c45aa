"""A service survives the loss of a zone."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model
from moorage.checks.views.ecs_service import services


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    for service in services(model):
        subnets = service.network["Subnets"]
        places = list(subnets.each())
        if not places or not subnets.complete:
            continue
        known = model.named(places, "AWS::EC2::Subnet")
        zones = {subnet["AvailabilityZone"].text for subnet in known}
        zone_known = all(subnet["AvailabilityZone"].text for subnet in known)
        if len(known) == len(places) and len(zones) == 1 and zone_known:
            yield subnets, "all are in one zone"


CHECK = Check(
    id="MRG-403",
    severity="warning",
    area="Reachability",
    title="The subnets of a service are in two zones at least",
    why="When its only zone fails, all of its tasks are gone.",
    source="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-rebalancing.html",
    fix="add a subnet in another zone",
    find=_find,
)
