"""Draining takes no longer than requests do."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model
from moorage.checks.views.ecs_service import services
from moorage.checks.views.listener import TARGETS

_DELAY = "deregistration_delay.timeout_seconds"


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    for service in services(model):
        for balancer in service.resource["LoadBalancers"].each():
            group = model.resource(balancer["TargetGroupArn"], TARGETS)
            if group is None:
                continue
            attributes = group["TargetGroupAttributes"]
            keys = [attribute["Key"].text for attribute in attributes.each()]
            if not attributes.unknown and None not in keys and _DELAY not in keys:
                yield group, "each task that leaves is kept for 300 seconds"


CHECK = Check(
    id="MRG-217",
    severity="warning",
    area="Deployments",
    title="The deregistration delay of a service is chosen",
    why=(
        "By default the load balancer waits five minutes before it lets an old task go, in "
        "every deployment."
    ),
    source="https://github.com/aws/aws-cdk/issues/31529",
    fix="set the attribute deregistration_delay.timeout_seconds to what the longest request takes",
    find=_find,
)
