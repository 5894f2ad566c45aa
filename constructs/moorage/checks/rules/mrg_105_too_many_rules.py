"""A listener has no more rules than its quota."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model
from moorage.checks.model.resource import Resource
from moorage.checks.views.listener import LISTENER, rules_by_listener

# Rules of all listeners of a load balancer, without the default ones.
_QUOTA = 100


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    counts: dict[object, list[Resource]] = {}
    for listener, rules in rules_by_listener(model).items():
        found = model.resource(rules[0]["ListenerArn"], LISTENER)
        balancer = found["LoadBalancerArn"] if found else None
        key = (balancer.reference or balancer.text) if balancer else None
        counts.setdefault(key or listener, []).extend(rules)
    for rules in counts.values():
        if len(rules) > _QUOTA:
            yield rules[_QUOTA], f"is rule {_QUOTA + 1} of {len(rules)} of its load balancer"


CHECK = Check(
    id="MRG-105",
    severity="error",
    area="Listener rules",
    title="A load balancer has no more rules than its quota",
    why="Elastic Load Balancing refuses the next rule, and the deployment is rolled back.",
    source=(
        "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-"
        "limits.html"
    ),
    fix="move some services to another load balancer, or have the quota raised",
    find=_find,
)
