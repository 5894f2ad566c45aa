"""Trust an AWS service only when it acts for this account."""

from aws_cdk import Stack
from aws_cdk import aws_iam as iam
from constructs import Construct


def service_trust(scope: Construct, service: str, *, source: str) -> iam.ServicePrincipal:
    """Return the principal of an AWS service, limited to requests made for this account.

    Without the two conditions another customer's resource could make the service use the role (the
    confused deputy: https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html).

    Args:
        scope: Any construct of the stack that holds the role.
        service: The service principal, such as ``ecs-tasks.amazonaws.com``.
        source: Service and resource part of the calling resource's ARN, such as ``ecs:*``.
    """
    stack = Stack.of(scope)
    name, resource = source.split(":", 1)
    arn = f"arn:{stack.partition}:{name}:{stack.region}:{stack.account}:{resource}"
    return iam.ServicePrincipal(
        service,
        conditions={
            "StringEquals": {"aws:SourceAccount": stack.account},
            "ArnLike": {"aws:SourceArn": arn},
        },
    )
