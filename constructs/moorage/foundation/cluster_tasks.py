"""A statement about the tasks of one cluster."""

from typing import Any

from aws_cdk import ArnFormat, Stack
from aws_cdk import aws_iam as iam

from moorage.foundation.acknowledge import acknowledge
from moorage.foundation.wildcard_finding import wildcard_finding

REASON = (
    "Tasks get their ids when they start, so that no policy can name them; the condition of the "
    "statement limits it to those that it is for."
)


def allow_on_tasks(role: iam.IRole, *actions: str, conditions: dict[str, Any]) -> None:
    """Let a role do something to tasks that a condition names.

    Args:
        role: The role.
        actions: Actions of ECS on tasks.
        conditions: What limits them, such as ``{"ArnEquals": {"ecs:cluster": <ARN>}}``; the keys:
            https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerservice.html
    """
    every = Stack.of(role).format_arn(
        service="ecs",
        resource="task",
        resource_name="*",
        arn_format=ArnFormat.SLASH_RESOURCE_NAME,
    )
    role.add_to_principal_policy(
        iam.PolicyStatement(actions=list(actions), resources=[every], conditions=conditions)
    )
    acknowledge(role, wildcard_finding(role, every), REASON)
