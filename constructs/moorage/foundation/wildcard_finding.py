"""The id under which AwsSolutions-IAM5 reports one resource of a policy."""

from typing import Any

from aws_cdk import Stack
from constructs import IConstruct


def wildcard_finding(scope: IConstruct, resource: str) -> str:
    """Return the finding about a resource with a ``*`` in it, as cdk-nag writes it.

    Each resource is a finding of its own, with references in angle brackets
    (https://github.com/cdklabs/cdk-nag#suppressing-a-rule).

    Args:
        scope: Any construct of the stack that holds the policy.
        resource: The resource, as the policy was given it.
    """
    return f"AwsSolutions-IAM5[Resource::{_text(Stack.of(scope).resolve(resource))}]"


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    [(function, given)] = value.items()
    if function == "Fn::Join":
        return "".join(_text(part) for part in given[1])
    if function == "Fn::GetAtt":
        return f"<{'.'.join(given)}>"
    return f"<{given}>"
