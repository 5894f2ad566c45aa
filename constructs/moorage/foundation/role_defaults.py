"""What holds for every role of a tree: a permissions boundary, a path."""

import jsii
from aws_cdk import Aspects, CfnResource, IAspect
from aws_cdk import aws_iam as iam
from constructs import Construct, IConstruct

_ROLE = "AWS::IAM::Role"
# The policy of ECS managed instances passes roles of this prefix without a path:
# https://docs.aws.amazon.com/AmazonECS/latest/developerguide/managed-instances-instance-profile.html
_BY_NAME = "ecsInstanceRole"


def limit_roles(scope: Construct, boundary_arn: str) -> None:
    """Set a permissions boundary on every role below ``scope``, also those of custom resources.

    Args:
        scope: An environment, a stack or an app.
        boundary_arn: ARN of the policy that no role can exceed
            (https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html).

    Example:
        >>> limit_roles(stack, "arn:aws:iam::111122223333:policy/Boundary")
    """
    policy = iam.ManagedPolicy.from_managed_policy_arn(scope, "PermissionsBoundary", boundary_arn)
    iam.PermissionsBoundary.of(scope).apply(policy)


def place_roles(scope: Construct, path: str) -> None:
    """Put every role below ``scope`` under a path, except those that AWS passes on by name.

    Args:
        scope: An environment, a stack or an app.
        path: The path, with a slash at both ends.

    Example:
        >>> place_roles(stack, "/moorage/")
    """
    Aspects.of(scope).add(_RolePath(path))


@jsii.implements(IAspect)
class _RolePath:
    def __init__(self, path: str) -> None:
        self._path = path

    def visit(self, node: IConstruct) -> None:
        """Set the path of a role, whichever construct stands for it."""
        if not isinstance(node, CfnResource) or node.cfn_resource_type != _ROLE:
            return
        name = node.role_name if isinstance(node, iam.CfnRole) else None
        if not (name or "").startswith(_BY_NAME):
            node.add_property_override("Path", self._path)
