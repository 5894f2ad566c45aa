"""One check: what it looks for, why, and how to mend it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from moorage.checks.finding import Finding
from moorage.checks.model.model import Model
from moorage.checks.model.node import Node
from moorage.checks.model.resource import Resource
from moorage.checks.severity import Severity

Place: TypeAlias = Node | Resource
Find: TypeAlias = Callable[[Model], Iterable[tuple[Place, str]]]


@dataclass(frozen=True, kw_only=True)
class Check:
    """Look for one thing that resources, each of them valid, do to one another.

    Args:
        id: ``MRG-`` and three digits; never given to another check.
        severity: ``error``: it will not work. ``warning``: it works until something happens.
        area: Heading under which the docs list it.
        title: What must hold, in one line.
        why: What happens otherwise.
        source: Page or issue that says so.
        fix: What to do.
        find: Yields each place where it does not hold, and what is wrong there; silent about what
            is not known.
    """

    id: str
    severity: Severity
    area: str
    title: str
    why: str
    source: str
    fix: str
    find: Find

    def findings(self, model: Model) -> Iterator[Finding]:
        """Yield what the check finds.

        Args:
            model: The templates.
        """
        for place, what in self.find(model):
            resource, path = _where(place)
            yield Finding(
                id=self.id,
                severity=self.severity,
                what=what,
                fix=self.fix,
                stack=resource.stack,
                path=resource.path,
                property_path=path,
                logical_id=resource.logical_id,
                resource_type=resource.type,
                file=resource.file,
            )


def _where(place: Place) -> tuple[Resource, str]:
    if isinstance(place, Resource):
        return place, ""
    return place.resource, ".".join(str(part) for part in place.path)
