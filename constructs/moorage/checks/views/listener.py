"""Listeners, their rules, and what they forward to."""

from collections.abc import Iterator
from typing import Final

from moorage.checks.model.model import Model
from moorage.checks.model.node import Node
from moorage.checks.model.resource import Resource

LISTENER: Final = "AWS::ElasticLoadBalancingV2::Listener"
RULE: Final = "AWS::ElasticLoadBalancingV2::ListenerRule"
TARGETS: Final = "AWS::ElasticLoadBalancingV2::TargetGroup"
BALANCER: Final = "AWS::ElasticLoadBalancingV2::LoadBalancer"


def rules_by_listener(model: Model) -> dict[object, list[Resource]]:
    """Return the rules of each listener; those of listeners that are not known are left out.

    Args:
        model: The templates.
    """
    found: dict[object, list[Resource]] = {}
    for rule in model.of(RULE):
        listener = rule["ListenerArn"]
        key = listener.reference or listener.text
        if key:
            found.setdefault(key, []).append(rule)
    return found


def forwarded(place: Resource, actions: str) -> Iterator[Node]:
    """Yield the target groups that a rule or a listener forwards to.

    Args:
        place: The rule or the listener.
        actions: ``Actions`` or ``DefaultActions``.
    """
    for action in place[actions].each():
        if not action["TargetGroupArn"].missing:
            yield action["TargetGroupArn"]
        for group in action["ForwardConfig"]["TargetGroups"].each():
            yield group["TargetGroupArn"]


def forwarders(model: Model, group: Resource) -> list[Resource]:
    """Return the rules and listeners that forward to a target group.

    Args:
        model: The templates.
        group: The target group.
    """
    places = [(rule, "Actions") for rule in model.of(RULE)]
    places += [(listener, "DefaultActions") for listener in model.of(LISTENER)]
    return [
        place
        for place, actions in places
        if any(model.resource(node) is group for node in forwarded(place, actions))
    ]
