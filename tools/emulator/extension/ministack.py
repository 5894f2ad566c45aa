"""Every part of ministack that the extension touches, in one place.

Most of them are private names, which is why ``requirements-dev.txt`` pins ministack exactly.
ministack ships no type information, so the modules are ``Any`` here and nowhere else.
"""

import json
import re
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

autoscaling: Any = import_module("ministack.services.autoscaling")
provisioners: Any = import_module("ministack.services.cloudformation.provisioners")
ec2: Any = import_module("ministack.services.ec2")
ecs: Any = import_module("ministack.services.ecs")
ecr: Any = import_module("ministack.services.ecr")
efs: Any = import_module("ministack.services.efs")
elbv2: Any = import_module("ministack.services.alb")
iam: Any = import_module("ministack.services.iam")
s3: Any = import_module("ministack.services.s3")
scheduler: Any = import_module("ministack.services.scheduler")
secretsmanager: Any = import_module("ministack.services.secretsmanager")
ssm: Any = import_module("ministack.services.ssm")
waf: Any = import_module("ministack.services.waf")
responses: Any = import_module("ministack.core.responses")

Props = dict[str, Any]
Created = tuple[str, dict[str, Any]]
"""A physical id and the attributes that ``Fn::GetAtt`` reads."""

handlers: dict[str, dict[str, Any]] = provisioners._RESOURCE_HANDLERS
"""CloudFormation type to the functions that create, update and delete it."""


def call(operation: Callable[[Any], Any], parameters: Mapping[str, Any]) -> str:
    """Call an API operation of ministack and return its body.

    Args:
        operation: The function that implements the operation.
        parameters: What the operation reads, in the shape of its protocol.

    Raises:
        ValueError: The operation refused; CloudFormation then fails the resource with the reason.
    """
    status, _, body = operation(dict(parameters))
    text = body.decode() if isinstance(body, bytes) else str(body)
    if status >= 400:  # noqa: PLR2004
        raise ValueError(_reason(text))
    return text


def query(**values: str | None) -> dict[str, list[str]]:
    """Return parameters as the query protocol of EC2 parses them, without the empty ones."""
    return {name: [value] for name, value in values.items() if value}


def first(pattern: str, body: str) -> str:
    """Return the first group of a pattern in an answer.

    Raises:
        ValueError: The answer has no such part, so this ministack is not the pinned one.
    """
    match = re.search(pattern, body)
    if match is None:
        raise ValueError(f"the emulator's answer has no {pattern}: {body[:200]}")
    return match[1]


def camel(value: Any) -> Any:
    """Return a template value with the key spelling of the service API (``Key`` to ``key``)."""
    return provisioners._pascal_to_camel(value)


def tag(resource_id: str, props: Props) -> None:
    """Record a template's tags on an EC2 resource."""
    if props.get("Tags"):
        ec2._tags[resource_id] = [
            {"Key": one["Key"], "Value": str(one["Value"])} for one in props["Tags"]
        ]


def _reason(text: str) -> str:
    if text.lstrip().startswith("{"):
        answer = json.loads(text)
        return str(answer.get("message") or answer.get("Message") or text)
    match = re.search(r"<Message>(.*?)</Message>", text, re.DOTALL)
    return match[1] if match else text[:300]
