"""The kind of targets is that of the tasks."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model
from moorage.checks.views.ecs_service import services
from moorage.checks.views.listener import TARGETS


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    for service in services(model):
        if service.task is None or service.task["NetworkMode"].text != "awsvpc":
            continue
        for balancer in service.resource["LoadBalancers"].each():
            group = model.resource(balancer["TargetGroupArn"], TARGETS)
            kind = group["TargetType"] if group else None
            if group and kind and not kind.unknown and (kind.text or "instance") != "ip":
                yield (group if kind.missing else kind), "is instance; the tasks have addresses"


CHECK = Check(
    id="MRG-104",
    severity="error",
    area="Health checks",
    title="Tasks with an address of their own are targets of type ip",
    why="ECS refuses a service in network mode awsvpc whose target group takes instances.",
    source="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/alb.html",
    fix="set TargetType to ip",
    find=_find,
)
