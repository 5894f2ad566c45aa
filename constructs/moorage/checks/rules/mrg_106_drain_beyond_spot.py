"""Tasks on Spot leave within the notice."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model
from moorage.checks.model.resource import Resource
from moorage.checks.views.ecs_service import EcsService, services
from moorage.checks.views.listener import TARGETS

_NOTICE = 120
_DELAY = "deregistration_delay.timeout_seconds"


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    for service in services(model):
        if not any(one["CapacityProvider"].text == "FARGATE_SPOT" for one in service.strategy):
            continue
        stop = _stop(service)
        for balancer in service.resource["LoadBalancers"].each():
            group = model.resource(balancer["TargetGroupArn"], TARGETS)
            delay = _delay(group) if group else None
            if group and stop is not None and delay is not None and delay + stop > _NOTICE:
                yield group, f"draining takes {delay:g} seconds, and stopping {stop:g}"


def _stop(service: EcsService) -> float | None:
    # https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
    found = [one["StopTimeout"] for one in service.containers]
    if not found or any(node.unknown for node in found):
        return None
    return max(30 if node.number is None else node.number for node in found)


def _delay(group: Resource) -> float | None:
    attributes = group["TargetGroupAttributes"]
    for attribute in attributes.each():
        key = attribute["Key"]
        if key.text is None:
            return None
        if key.text == _DELAY:
            return attribute["Value"].number
    return None if attributes.unknown else 300


CHECK = Check(
    id="MRG-106",
    severity="warning",
    area="Deployments",
    title="A task on Spot capacity leaves within two minutes",
    why="Two minutes after the notice the task is gone: requests that it still serves fail.",
    source=(
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-capacity-"
        "providers.html"
    ),
    fix=(
        "shorten the deregistration delay or StopTimeout to 120 seconds together, or use "
        "other capacity"
    ),
    find=_find,
)
