"""Something forwards to every target group of a service."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model
from moorage.checks.views.ecs_service import services
from moorage.checks.views.listener import LISTENER, RULE, TARGETS, forwarded, forwarders


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    if _something_unknown(model):
        return
    for service in services(model):
        for balancer in service.resource["LoadBalancers"].each():
            group = model.resource(balancer["TargetGroupArn"], TARGETS)
            if group and not forwarders(model, group):
                yield balancer["TargetGroupArn"], f"nothing forwards to {group.path}"


def _something_unknown(model: Model) -> bool:
    """Whether some listener or rule may forward there without saying so in the templates."""
    places = [(rule, "Actions") for rule in model.of(RULE)]
    places += [(one, "DefaultActions") for one in model.of(LISTENER)]
    return any(
        place[actions].unknown or any(node.unknown for node in forwarded(place, actions))
        for place, actions in places
    )


CHECK = Check(
    id="MRG-206",
    severity="error",
    area="Listener rules",
    title="Something forwards to every target group of a service",
    why="ECS refuses a target group that no load balancer uses: the service cannot be made.",
    source="https://github.com/aws/aws-cdk/issues/1160",
    fix="add a listener rule that forwards to it, or take it out of the service",
    find=_find,
)
