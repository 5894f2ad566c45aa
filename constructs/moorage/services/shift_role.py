"""The role with which ECS shifts requests between the tasks of one service."""

from typing import TYPE_CHECKING, cast

from aws_cdk import aws_iam as iam
from constructs import Construct

from moorage.foundation.infrastructure_role import infrastructure_role
from moorage.services.deployment_scope import deployment_scope

if TYPE_CHECKING:
    from moorage.services.container_service import ContainerService

_POLICY = "AmazonECSInfrastructureRolePolicyForLoadBalancers"
_ID = "InfrastructureRole"


def shift_role(service: "ContainerService") -> iam.Role:
    """Return the infrastructure role of a service; the first call makes it.

    Args:
        service: The service.
    """
    scope = deployment_scope(service)
    made = scope.node.try_find_child(_ID)
    return cast("iam.Role", made) if made else _make(scope, service)


def _make(scope: Construct, service: "ContainerService") -> iam.Role:
    # https://docs.aws.amazon.com/AmazonECS/latest/developerguide/AmazonECSInfrastructureRolePolicyForLoadBalancers.html
    return infrastructure_role(
        scope,
        _ID,
        description=f"Lets ECS shift requests of {service.node.path}",
        policy=_POLICY,
        reason=(
            "AWS documents exactly this policy for the role with which ECS shifts requests, and "
            "adds to it what new strategies need, six versions so far "
            "(https://docs.aws.amazon.com/aws-managed-policy/latest/reference/"
            f"{_POLICY}.html); a copy of ours would fail in a deployment."
        ),
    )
