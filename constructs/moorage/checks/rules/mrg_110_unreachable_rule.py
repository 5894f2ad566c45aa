"""No rule stands behind one that takes all of its requests."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model
from moorage.checks.model.resource import Resource
from moorage.checks.views.listener import rules_by_listener


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    for rules in rules_by_listener(model).values():
        placed = [(rule["Priority"].number, rule) for rule in rules]
        known = sorted(((n, r) for n, r in placed if n is not None), key=lambda one: one[0])
        first: dict[str, Resource] = {}
        for _, rule in known:
            conditions = rule["Conditions"]
            if (
                not conditions.complete
                or conditions.references
                or "Unknown(" in repr(rule["Conditions"].value)
            ):
                continue
            key = repr(sorted(map(repr, conditions.value or ())))
            if key in first:
                yield conditions, f"{first[key].path} has the same conditions and comes first"
            first.setdefault(key, rule)


CHECK = Check(
    id="MRG-110",
    severity="warning",
    area="Listener rules",
    title="No rule stands behind one with the same conditions",
    why="The second rule is never used: its service gets no request.",
    source=(
        "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html"
    ),
    fix="make the conditions of one of the rules narrower",
    find=_find,
)
