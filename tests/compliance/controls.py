"""The security baseline: each control as a question to the templates, and a way to take it out.

Tier A holds in every environment, tier P in the durable posture, tier O where one line asks for it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

Props = dict[str, Any]


class Templates:
    """The resources of every stack of one environment."""

    def __init__(self, stacks: dict[str, Any]) -> None:
        self.stacks = stacks

    def of(self, kind: str) -> list[Props]:
        """Return the properties of every resource of a type; they may be changed."""
        return [one.setdefault("Properties", {}) for one in self.whole(kind)]

    def whole(self, kind: str) -> list[Props]:
        """Return every resource of a type, with what stands beside its properties."""
        return [
            one
            for template in self.stacks.values()
            for one in template["Resources"].values()
            if one["Type"] == kind
        ]

    def remove(self, kind: str) -> None:
        """Take every resource of a type out."""
        for template in self.stacks.values():
            kept = {id: r for id, r in template["Resources"].items() if r["Type"] != kind}
            template["Resources"] = kept

    def containers(self) -> Iterator[Props]:
        """Yield every container."""
        for task in self.of("AWS::ECS::TaskDefinition"):
            yield from task["ContainerDefinitions"]

    def attributes(self) -> list[dict[str, str]]:
        """Return the attributes of each load balancer."""
        return [
            {one["Key"]: one["Value"] for one in props["LoadBalancerAttributes"]}
            for props in self.of("AWS::ElasticLoadBalancingV2::LoadBalancer")
        ]


@dataclass(frozen=True)
class Control:
    """One control.

    Args:
        id: As in the catalogue.
        tier: ``A``, ``P`` or ``O``.
        what: What holds, in words.
        holds: Whether it does.
        take_out: Changes the templates so that it no longer does.
    """

    id: str
    tier: str
    what: str
    holds: Callable[[Templates], bool]
    take_out: Callable[[Templates], Any]


def every(kind: str, good: Callable[[Props], bool]) -> Callable[[Templates], bool]:
    """Ask for at least one resource of a type, and something of each."""
    return lambda t: bool(t.of(kind)) and all(good(one) for one in t.of(kind))


def drop(kind: str, key: str) -> Callable[[Templates], Any]:
    """Take a property out of the first resource of a type that has it."""
    return lambda t: next(one for one in t.of(kind) if key in one).pop(key)


def put(kind: str, key: str, value: Any) -> Callable[[Templates], Any]:
    """Give the first resource of a type another property."""
    return lambda t: t.of(kind)[0].__setitem__(key, value)


def gone(kind: str) -> Callable[[Templates], Any]:
    """Take all resources of a type out."""
    return lambda t: t.remove(kind)


def attribute(key: str, value: str) -> Callable[[Templates], bool]:
    """Ask for an attribute of every load balancer."""
    return lambda t: bool(t.attributes()) and all(one.get(key) == value for one in t.attributes())


def without_attribute(key: str) -> Callable[[Templates], Any]:
    """Take an attribute off the load balancers."""

    def take_out(t: Templates) -> None:
        for props in t.of("AWS::ElasticLoadBalancingV2::LoadBalancer"):
            kept = [one for one in props["LoadBalancerAttributes"] if one["Key"] != key]
            props["LoadBalancerAttributes"] = kept

    return take_out


def container(good: Callable[[Props], bool]) -> Callable[[Templates], bool]:
    """Ask something of every container."""
    return lambda t: any(t.containers()) and all(good(one) for one in t.containers())


def worse(**changes: Any) -> Callable[[Templates], Any]:
    """Change one container; ``None`` takes the property out."""

    def take_out(t: Templates) -> None:
        first = next(t.containers())
        for key, value in changes.items():
            first.pop(key, None) if value is None else first.__setitem__(key, value)

    return take_out
