"""A service behind a load balancer gives new tasks time."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model
from moorage.checks.views.ecs_service import services


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    for service in services(model):
        grace = service.resource["HealthCheckGracePeriodSeconds"]
        balanced = any(True for _ in service.resource["LoadBalancers"].each())
        if balanced and not grace.unknown and not grace.number:
            yield service.resource, "HealthCheckGracePeriodSeconds is not set"


CHECK = Check(
    id="MRG-204",
    severity="warning",
    area="Health checks",
    title="Tasks behind a load balancer get a grace period",
    why=(
        "Failed checks of a task that is still starting replace it, so that a slow service "
        "never starts."
    ),
    source="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html",
    fix="set HealthCheckGracePeriodSeconds to the seconds that a task needs to start",
    find=_find,
)
