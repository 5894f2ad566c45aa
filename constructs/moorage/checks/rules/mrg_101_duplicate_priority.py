"""Two rules of one listener may not have the same priority."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model
from moorage.checks.views.listener import rules_by_listener


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    for rules in rules_by_listener(model).values():
        first: dict[float, str] = {}
        for rule in rules:
            priority = rule["Priority"].number
            if priority is None:
                continue
            if priority in first:
                what = f"priority {priority:g} is that of {first[priority]} too"
                yield rule["Priority"], what
            first.setdefault(priority, rule.path)


CHECK = Check(
    id="MRG-101",
    severity="error",
    area="Listener rules",
    title="Priorities are unique on a listener",
    why="Elastic Load Balancing refuses the second rule, and the deployment is rolled back.",
    source="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateRule.html",
    fix="give one of the rules another priority",
    find=_find,
)
