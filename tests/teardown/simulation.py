"""What CloudFormation would delete in which order, and what AWS would refuse on the way.

Within a stack a resource goes after everything that refers to it or depends on it; everything else
may go at the same time. A stack goes after the stacks that read its outputs. The worst order that
these rules allow is tried for each pair that AWS refuses.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Place = tuple[str, str]

ASSOCIATION = "AWS::ECS::ClusterCapacityProviderAssociations"
PROVIDER = "AWS::ECS::CapacityProvider"
GROUP = "AWS::AutoScaling::AutoScalingGroup"
SERVICE = "AWS::ECS::Service"


@dataclass(frozen=True)
class Refusal:
    """Something that AWS refuses to delete while something else exists."""

    deleted: Place
    while_there_is: Place
    reason: str


class Deletion:
    """The order in which the resources of some stacks may be deleted.

    Args:
        templates: The stacks' templates, by name.
    """

    def __init__(self, templates: Mapping[str, Mapping[str, Any]]) -> None:
        self.resources: dict[Place, Any] = {
            (stack, id): resource
            for stack, template in templates.items()
            for id, resource in template["Resources"].items()
        }
        self._needs: dict[Place, set[Place]] = {
            place: set(self._referred(place, resource))
            for place, resource in self.resources.items()
        }
        self._stacks = {
            stack: {other for other in templates if other != stack and _reads(template, other)}
            for stack, template in templates.items()
        }

    def goes_first(self, one: Place, other: Place) -> bool:
        """Return whether ``one`` is gone before the deletion of ``other`` begins, always."""
        if one[0] != other[0]:
            return other[0] in _closure(one[0], self._stacks)
        return other in _closure(one, self._needs)

    def refusals(self) -> Iterator[Refusal]:
        """Yield what AWS would refuse if every deletion began as early as it may."""
        for place in self.of_type(SERVICE):
            yield from self._of_service(place)
        for place in self.of_type(PROVIDER):
            yield from self._of_provider(place)
        for place in self.of_type(GROUP):
            yield from self._of_group(place)

    def of_type(self, kind: str) -> list[Place]:
        """Return the resources of a type."""
        return [place for place, one in self.resources.items() if one["Type"] == kind]

    def _of_service(self, service: Place) -> Iterator[Refusal]:
        # https://github.com/aws/aws-cdk/issues/19275
        reason = "a service still uses a capacity provider"
        stacks = {service[0], *_closure(service[0], self._stacks)}
        for place in self.of_type(ASSOCIATION) + self.of_type(PROVIDER):
            if place[0] in stacks and not self.goes_first(service, place):
                yield Refusal(place, service, reason)

    def _of_provider(self, provider: Place) -> Iterator[Refusal]:
        # https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeleteCapacityProvider.html
        for place in self.of_type(ASSOCIATION):
            listed = self.resources[place]["Properties"]["CapacityProviders"]
            if {"Ref": provider[1]} in listed and not self.goes_first(place, provider):
                yield Refusal(provider, place, "it is still associated with a cluster")

    def _of_group(self, group: Place) -> Iterator[Refusal]:
        # https://github.com/aws/aws-cdk/issues/18179
        if not self.resources[group]["Properties"].get("NewInstancesProtectedFromScaleIn"):
            return
        forced = [
            place
            for place in self.of_type("Custom::AWS")
            if "ForceDelete" in str(self.resources[place]["Properties"].get("Delete"))
            and group in self._needs[place]
        ]
        if not any(self.goes_first(place, group) for place in forced):
            yield Refusal(group, group, "its instances are protected against scaling in")
        for place in forced:
            for service in self.of_type(SERVICE):
                if not self.goes_first(service, place):
                    yield Refusal(place, service, "tasks of a service still run on its instances")

    def _referred(self, place: Place, resource: Any) -> Iterator[Place]:
        stack = place[0]
        depends = resource.get("DependsOn", [])
        names = [depends] if isinstance(depends, str) else depends
        for name in [*names, *_names(resource.get("Properties", {}))]:
            if (stack, name) in self.resources:
                yield stack, name


def _names(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _names(item)
    if not isinstance(value, Mapping):
        return
    for key, item in value.items():
        if key == "Ref":
            yield item
        elif key == "Fn::GetAtt":
            yield item[0] if isinstance(item, list) else item.partition(".")[0]
        elif key == "Fn::Sub":
            text, more = (item, {}) if isinstance(item, str) else item
            yield from re.findall(r"\$\{([A-Za-z0-9]+)[.}]", text)
            yield from _names(more)
        else:
            yield from _names(item)


def _reads(template: Any, stack: str) -> bool:
    """Return whether a template reads an output of a stack."""
    if isinstance(template, list):
        return any(_reads(item, stack) for item in template)
    if not isinstance(template, Mapping):
        return False
    read = template.get("Fn::GetStackOutput")
    if read is not None and read.get("StackName") == stack:
        return True
    return any(_reads(item, stack) for item in template.values())


def _closure(start: Any, edges: Mapping[Any, set[Any]]) -> set[Any]:
    found: set[Any] = set()
    waiting = [*edges[start]]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += edges[one]
    return found
