"""Who may do what through a VPC endpoint."""

from aws_cdk import Stack
from aws_cdk import aws_iam as iam
from constructs import Construct


def own_account_only(scope: Construct) -> iam.PolicyStatement:
    """Return a statement that lets the identities of this account through, and no others.

    It stops credentials of another account from being used here to carry data away, and grants
    nothing: what an identity may do is decided by its own policies
    (https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html).

    Args:
        scope: A construct of the account.
    """
    return iam.PolicyStatement(
        sid="OwnAccountOnly",
        principals=[iam.AnyPrincipal()],
        actions=["*"],
        resources=["*"],
        conditions={"StringEquals": {"aws:PrincipalAccount": Stack.of(scope).account}},
    )


def gateway_policy(scope: Construct, service: str) -> list[iam.PolicyStatement]:
    """Return the policy of a gateway endpoint.

    Args:
        scope: A construct of the account and region.
        service: ``s3`` or ``dynamodb``.
    """
    if service != "s3":
        return [own_account_only(scope)]
    stack = Stack.of(scope)
    # ECR signs the addresses of image layers with an identity of its own:
    # https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html#ecr-minimum-s3-perms
    layers = f"arn:{stack.partition}:s3:::prod-{stack.region}-starport-layer-bucket/*"
    return [
        own_account_only(scope),
        iam.PolicyStatement(
            sid="ImageLayers",
            principals=[iam.AnyPrincipal()],
            actions=["s3:GetObject"],
            resources=[layers],
        ),
    ]
