"""The properties of task definitions and services, as the pinned CDK knows them."""

import inspect
import re
from collections.abc import Iterator
from typing import Any, Final

from aws_cdk import aws_ecs as ecs

RESOURCES: Final[dict[str, tuple[type, type]]] = {
    "TaskDefinition": (ecs.CfnTaskDefinition, ecs.CfnTaskDefinitionProps),
    "Service": (ecs.CfnService, ecs.CfnServiceProps),
}
_NESTED = re.compile(r"Cfn\w+\.(\w+Property)")


def properties() -> Iterator[str]:
    """Yield the place of each property that holds no others, such as ``Service.desired_count``."""
    for name, (resource, props) in RESOURCES.items():
        yield from _below(name, resource, props)


def _below(place: str, resource: type, props: type) -> Iterator[str]:
    signature = inspect.signature(props)
    for parameter in signature.parameters.values():
        if parameter.kind is not inspect.Parameter.KEYWORD_ONLY:
            continue
        inner = _nested(resource, str(parameter.annotation))
        here = f"{place}.{parameter.name}"
        if inner is None:
            yield here
        else:
            yield from _below(here, resource, inner)


def _nested(resource: type, annotation: str) -> Any:
    found = _NESTED.search(annotation)
    return getattr(resource, found[1]) if found else None
