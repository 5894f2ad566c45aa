"""Where flow logs go that are kept in S3."""

from aws_cdk import RemovalPolicy, Stack
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_s3 as s3
from constructs import Construct

from moorage.foundation.log_bucket import make_log_bucket
from moorage.values.log_settings import LogSettings


def flow_log_bucket(
    scope: Construct, *, logs: LogSettings, removal_policy: RemovalPolicy, key: kms.IKey | None
) -> s3.Bucket:
    """Make a bucket for flow logs, and let their delivery use the key.

    Args:
        scope: The network construct.
        logs: How long they are kept.
        removal_policy: What happens to them when the stack goes.
        key: Customer key; one that is imported must already let log delivery use it. ``None``: a
            key that S3 manages.
    """
    if key is not None:
        _allow_delivery(Stack.of(scope), key)
    return make_log_bucket(scope, "FlowLogs", logs=logs, removal_policy=removal_policy, key=key)


def _allow_delivery(stack: Stack, key: kms.IKey) -> None:
    # Statement as documented, with the two conditions that keep other accounts out:
    # https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3-cmk-policy.html
    key.add_to_resource_policy(
        iam.PolicyStatement(
            sid="FlowLogDelivery",
            principals=[iam.ServicePrincipal("delivery.logs.amazonaws.com")],
            actions=[
                "kms:Encrypt",
                "kms:Decrypt",
                "kms:ReEncrypt*",
                "kms:GenerateDataKey*",
                "kms:DescribeKey",
            ],
            resources=["*"],
            conditions={
                "StringEquals": {"aws:SourceAccount": stack.account},
                "ArnLike": {
                    "aws:SourceArn": f"arn:{stack.partition}:logs:{stack.region}:{stack.account}:*"
                },
            },
        )
    )
