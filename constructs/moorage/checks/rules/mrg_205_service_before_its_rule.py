"""A service is made after what forwards to its target group."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model
from moorage.checks.model.resource import Resource
from moorage.checks.views.ecs_service import services
from moorage.checks.views.listener import TARGETS, forwarders


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    for service in services(model):
        for balancer in service.resource["LoadBalancers"].each():
            group = model.resource(balancer["TargetGroupArn"], TARGETS)
            if group is None:
                continue
            known = forwarders(model, group)
            own = [one for one in known if one.stack == service.resource.stack]
            if known and own == known and not any(_before(service.resource, one) for one in own):
                yield balancer["TargetGroupArn"], f"nothing makes it wait for {known[0].path}"


def _before(service: Resource, forwarder: Resource) -> bool:
    resources = {service.logical_id}
    seen: set[str] = set()
    template = service.siblings
    while resources:
        name = resources.pop()
        seen.add(name)
        found = template.get(name)
        needs = found.needs if found else frozenset()
        if forwarder.logical_id in needs:
            return True
        resources |= needs - seen
    return False


CHECK = Check(
    id="MRG-205",
    severity="error",
    area="Listener rules",
    title="A service is made after the listener or rule that forwards to its target group",
    why=(
        "ECS refuses a target group without a load balancer, so that the service cannot be "
        "made, or only by luck."
    ),
    source="https://github.com/aws/aws-cdk/issues/1160",
    fix="let the service depend on the listener or the rule",
    find=_find,
)
