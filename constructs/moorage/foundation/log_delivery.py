"""Let the log delivery of AWS write to a bucket, and use its key, on behalf of this account."""

from collections.abc import Mapping
from typing import Any

from aws_cdk import Stack
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_s3 as s3


def allow_key(stack: Stack, key: kms.IKey, *, sid: str) -> None:
    """Let log delivery encrypt with a key.

    Args:
        stack: Whose logs are delivered.
        key: The key; one that is imported must already let log delivery use it.
        sid: Name of the statement.
    """
    # Statement as documented, with the two conditions that keep other accounts out:
    # https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3-cmk-policy.html
    key.add_to_resource_policy(
        iam.PolicyStatement(
            sid=sid,
            principals=[_delivery()],
            actions=[
                "kms:Encrypt",
                "kms:Decrypt",
                "kms:ReEncrypt*",
                "kms:GenerateDataKey*",
                "kms:DescribeKey",
            ],
            resources=["*"],
            conditions=_of_this_account(stack),
        )
    )


def allow_bucket(stack: Stack, bucket: s3.Bucket, *, prefix: str = "") -> None:
    """Let log delivery write below a prefix, and read who owns the bucket.

    Args:
        stack: Whose logs are delivered.
        bucket: The bucket.
        prefix: First part of the object keys, without slashes. Omitted: there is none.
    """
    # Statements as documented:
    # https://docs.aws.amazon.com/elasticloadbalancing/latest/network/enable-access-logs.html
    conditions = _of_this_account(stack)
    first = f"{prefix}/" if prefix else ""
    equals = {**conditions["StringEquals"], "s3:x-amz-acl": "bucket-owner-full-control"}
    bucket.add_to_resource_policy(
        iam.PolicyStatement(
            sid="LogDeliveryWrite",
            principals=[_delivery()],
            actions=["s3:PutObject"],
            resources=[bucket.arn_for_objects(f"{first}AWSLogs/{stack.account}/*")],
            conditions={**conditions, "StringEquals": equals},
        )
    )
    bucket.add_to_resource_policy(
        iam.PolicyStatement(
            sid="LogDeliveryAclCheck",
            principals=[_delivery()],
            actions=["s3:GetBucketAcl"],
            resources=[bucket.bucket_arn],
            conditions=conditions,
        )
    )


def _delivery() -> iam.ServicePrincipal:
    return iam.ServicePrincipal("delivery.logs.amazonaws.com")


def _of_this_account(stack: Stack) -> Mapping[str, Any]:
    source = f"arn:{stack.partition}:logs:{stack.region}:{stack.account}:*"
    return {
        "StringEquals": {"aws:SourceAccount": stack.account},
        "ArnLike": {"aws:SourceArn": source},
    }
