"""The only statements with ``Resource: "*"``: API calls that accept nothing else."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from aws_cdk import aws_iam as iam
from constructs import IConstruct

from moorage.errors import InvalidInputError
from moorage.foundation.acknowledge import acknowledge

_REFERENCE = "https://docs.aws.amazon.com/service-authorization/latest/reference/"
_ECR = f"{_REFERENCE}list_amazonelasticcontainerregistry.html"
_ECS = f"{_REFERENCE}list_amazonelasticcontainerservice.html"
_METRICS = f"{_REFERENCE}list_amazoncloudwatch.html"
_TRACES = f"{_REFERENCE}list_awsx-ray.html"
_MESSAGES = f"{_REFERENCE}list_amazonsessionmanagermessagegatewayservice.html"

WILDCARD_ACTIONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "cloudwatch:PutMetricData": _METRICS,
        "ecr:GetAuthorizationToken": _ECR,
        "ecs:DiscoverPollEndpoint": _ECS,
        "fsx:DescribeFileSystems": f"{_REFERENCE}list_amazonfsx.html",
        "ssmmessages:CreateControlChannel": _MESSAGES,
        "ssmmessages:CreateDataChannel": _MESSAGES,
        "ssmmessages:OpenControlChannel": _MESSAGES,
        "ssmmessages:OpenDataChannel": _MESSAGES,
        "xray:PutTraceSegments": _TRACES,
    }
)
"""Each action, and the page of AWS that lists it without a resource type."""

REASON: Final = (
    "This role's statements on every resource hold only calls that take none; each is in the table "
    "moorage.foundation.wildcards with the page of AWS that says so, and a test compares them."
)


def wildcard_statement(
    *actions: str, conditions: Mapping[str, Any] | None = None
) -> iam.PolicyStatement:
    """Return a statement for calls that cannot be limited to a resource.

    Args:
        actions: Actions of :data:`WILDCARD_ACTIONS`.
        conditions: What limits them instead. Omitted: nothing.

    Raises:
        InvalidInputError: An action is not in the table.
    """
    for action in actions:
        if action not in WILDCARD_ACTIONS:
            raise InvalidInputError(
                "wildcard_statement",
                "is not in the table of actions that take no resource",
                got=action,
                fix="name the resources in a statement of your own",
            )
    return iam.PolicyStatement(
        actions=list(actions),
        resources=["*"],
        conditions=dict(conditions) if conditions else None,
    )


def acknowledge_wildcards(role: IConstruct) -> None:
    """Record why a role has a statement on every resource.

    Args:
        role: The role, or what holds its policy.
    """
    acknowledge(role, "AwsSolutions-IAM5[Resource::*]", REASON)
