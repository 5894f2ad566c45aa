"""Where flow logs go that are kept in S3."""

from aws_cdk import RemovalPolicy, Stack
from aws_cdk import aws_kms as kms
from aws_cdk import aws_s3 as s3
from constructs import Construct

from moorage.foundation.log_bucket import make_log_bucket
from moorage.foundation.log_delivery import allow_key
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
        allow_key(Stack.of(scope), key, sid="FlowLogDelivery")
    return make_log_bucket(scope, "FlowLogs", logs=logs, removal_policy=removal_policy, key=key)
