"""The roles with which ECS itself works for a cluster or a service."""

from aws_cdk import aws_iam as iam
from constructs import Construct

from moorage.foundation.acknowledge import acknowledge


def ecs_itself() -> iam.ServicePrincipal:
    """Return ECS as the principal of a role, without conditions.

    AWS documents the trust of infrastructure roles and of roles for hooks without ``aws:SourceArn``
    and ``aws:SourceAccount``, and nowhere that ECS sends them here as it does for tasks; were they
    not sent, no deployment that needs the role would ever work (docs/adr/0020). See
    https://docs.aws.amazon.com/AmazonECS/latest/developerguide/infrastructure_IAM_role.html and
    https://docs.aws.amazon.com/AmazonECS/latest/developerguide/blue-green-permissions.html
    """
    return iam.ServicePrincipal("ecs.amazonaws.com")


def infrastructure_role(
    scope: Construct, id: str, *, description: str, policy: str, reason: str
) -> iam.Role:
    """Make a role that ECS takes with the policy that AWS documents for it.

    Args:
        scope: Where the role belongs.
        id: Its id there.
        description: What it lets ECS do.
        policy: Name of the policy of AWS, with its path.
        reason: Why it is that policy and none of our own.
    """
    role = iam.Role(
        scope,
        id,
        description=description,
        assumed_by=ecs_itself(),
        managed_policies=[iam.ManagedPolicy.from_aws_managed_policy_name(policy)],
    )
    finding = f"AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/{policy}]"
    acknowledge(role, finding, reason)
    return role
