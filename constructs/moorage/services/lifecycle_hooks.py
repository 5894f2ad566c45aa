"""What ECS asks while a deployment goes on: functions, and a person."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk import aws_iam as iam
from constructs import Construct

from moorage.foundation.infrastructure_role import ecs_itself
from moorage.services.deployment_scope import deployment_scope
from moorage.values.approval import Approval
from moorage.values.deployment_hook import DeploymentHook

if TYPE_CHECKING:
    from moorage.services.container_service import ContainerService


def add_hooks(
    service: "ContainerService", hooks: Sequence[DeploymentHook], approval: Approval | None
) -> None:
    """Let ECS ask functions, and wait for a person.

    Args:
        service: The service.
        hooks: The functions, in their order.
        approval: The person, asked after the functions of the same stage.
    """
    if not hooks and approval is None:
        return
    rendered: list[dict[str, Any]] = []
    if hooks:
        role = _role(deployment_scope(service), hooks)
        # A role without its policy could ask nobody in the first deployment.
        service.ecs_service.node.add_dependency(role.node.find_child("DefaultPolicy"))
        rendered += _functions(hooks, role)
    if approval:
        rendered.append(_pause(approval))
    # The L2 has hooks for functions, and none that pauses; it would replace the whole list.
    service.resource.add_property_override("DeploymentConfiguration.LifecycleHooks", rendered)


def _functions(hooks: Sequence[DeploymentHook], role: iam.Role) -> Iterator[dict[str, Any]]:
    for hook in hooks:
        yield {
            "HookTargetArn": hook.function_arn,
            "RoleArn": role.role_arn,
            "LifecycleStages": [_constant(stage) for stage in hook.stages],
        }


def _pause(approval: Approval) -> dict[str, Any]:
    return {
        "TargetType": "PAUSE",
        "LifecycleStages": [_constant(approval.stage)],
        "TimeoutConfiguration": {
            "Action": approval.on_timeout.upper(),
            "TimeoutInMinutes": approval.timeout_minutes,
        },
    }


def _role(scope: Construct, hooks: Sequence[DeploymentHook]) -> iam.Role:
    # https://docs.aws.amazon.com/AmazonECS/latest/developerguide/blue-green-permissions.html
    role = iam.Role(
        scope,
        "HookRole",
        description="Lets ECS ask functions whether a deployment goes on",
        assumed_by=ecs_itself(),
    )
    functions = list(dict.fromkeys(hook.function_arn for hook in hooks))
    role.add_to_policy(iam.PolicyStatement(actions=["lambda:InvokeFunction"], resources=functions))
    return role


def _constant(word: str) -> str:
    return word.upper().replace("-", "_")
