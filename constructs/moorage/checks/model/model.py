"""One or more templates that are deployed together."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any, Final

from moorage.checks.model.context import Context
from moorage.checks.model.intrinsics import resolve
from moorage.checks.model.node import Node
from moorage.checks.model.resource import Resource
from moorage.checks.model.template import Template
from moorage.checks.model.unknown import Reference, Unknown

# An output that reads an output of another stack, and so on.
_FARTHEST: Final = 40


class Model:
    """Answer what checks ask about templates.

    Args:
        templates: The templates.

    Example:
        >>> body = {"Resources": {"Queue": {"Type": "AWS::SQS::Queue"}}}
        >>> model = Model([Template("shop", "shop.json", body, 60)])
        >>> [queue.logical_id for queue in model.of("AWS::SQS::Queue")]
        ['Queue']
    """

    def __init__(self, templates: Sequence[Template]) -> None:
        self.templates = templates
        self._by_name = {template.name: template for template in templates}
        self._outputs: dict[tuple[str, str], Any] = {}
        self._depth = 0
        for template in templates:
            template.bind(self._context(template))

    @cached_property
    def _by_type(self) -> dict[str, list[Resource]]:
        found: dict[str, list[Resource]] = defaultdict(list)
        for template in self.templates:
            for resource in template.resources.values():
                found[resource.type].append(resource)
        return found

    def of(self, *types: str) -> list[Resource]:
        """Return the resources of some types.

        Args:
            types: CloudFormation types.
        """
        return [resource for type in types for resource in self._by_type.get(type, ())]

    def resource(self, place: Node | Reference | None, *types: str) -> Resource | None:
        """Return the resource that a value names.

        Args:
            place: A value, or a reference.
            types: Types that are meant. Omitted: any.
        """
        reference = place.reference if isinstance(place, Node) else place
        if reference is None or reference.stack not in self._by_name:
            return None
        found = self._by_name[reference.stack].resources.get(reference.logical_id)
        return found if found and (not types or found.type in types) else None

    def named(self, places: Iterable[Node], *types: str) -> list[Resource]:
        """Return the resources that some values name, without those that are not known.

        Args:
            places: The values.
            types: Types that are meant. Omitted: any.
        """
        found = (self.resource(place, *types) for place in places)
        return [resource for resource in found if resource]

    def parameter_default(self, place: Node) -> str:
        """Return what a parameter is unless somebody gives it, as written; empty if it is none.

        Args:
            place: A value.
        """
        value = place.value
        template = self._by_name.get(place.resource.stack)
        if not isinstance(value, Unknown) or template is None:
            return ""
        parameter = template.section("Parameters").get(value.parameter)
        default = parameter.get("Default") if isinstance(parameter, dict) else None
        return default if isinstance(default, str) else ""

    def _context(self, template: Template) -> Context:
        return Context(
            stack=template.name,
            logical_ids=template.section("Resources").keys(),
            mappings=template.section("Mappings"),
            pseudo={"AWS::StackName": template.name},
            imported=self._imported,
            output=self._output,
        )

    @cached_property
    def _exports(self) -> dict[str, tuple[str, str]]:
        """Stack and output behind every exported name."""
        found: dict[str, tuple[str, str]] = {}
        for template in self.templates:
            alone = Context(stack=template.name, pseudo={"AWS::StackName": template.name})
            for key, output in template.section("Outputs").items():
                export = output.get("Export") if isinstance(output, dict) else None
                name = resolve(export.get("Name"), alone) if isinstance(export, dict) else None
                if isinstance(name, str):
                    found[name] = template.name, key
        return found

    def _imported(self, name: str) -> Any:
        place = self._exports.get(name)
        return self._output(*place) if place else Unknown(f"export {name}")

    def _output(self, stack: str, name: str) -> Any:
        template = self._by_name.get(stack)
        output = template.section("Outputs").get(name) if template else None
        if template is None or not isinstance(output, dict):
            return Unknown(f"output {name} of {stack}")
        place = stack, name
        if place not in self._outputs:
            self._outputs[place] = Unknown("a circle of outputs")  # while it is resolved
            self._outputs[place] = self._resolved(output.get("Value"), template)
        return self._outputs[place]

    def _resolved(self, value: Any, template: Template) -> Any:
        if self._depth > _FARTHEST:
            return Unknown("a long way from output to output")
        self._depth += 1
        try:
            found = resolve(value, self._context(template))
        finally:
            self._depth -= 1
        # An output is text: whatever else stands there is no value of another template.
        return Unknown("an output that is no text") if isinstance(found, dict | list) else found
