"""Buckets in which AWS services leave logs."""

from typing import Final

from aws_cdk import Duration, RemovalPolicy
from aws_cdk import aws_kms as kms
from aws_cdk import aws_s3 as s3
from constructs import Construct

from moorage.foundation.acknowledge import acknowledge, acknowledge_in_rule_books
from moorage.values.log_settings import LogSettings

_ACCEPTED: Final = {
    "S3BucketLoggingEnabled": (
        "This bucket holds logs; logging access to it would need one more bucket without logs."
    ),
    "S3BucketReplicationEnabled": (
        "The logs expire and nothing is restored from them; a copy in a second region belongs to "
        "an archive of the organisation, which reads from here."
    ),
}


def make_log_bucket(
    scope: Construct,
    id: str,
    *,
    logs: LogSettings,
    removal_policy: RemovalPolicy,
    key: kms.IKey | None = None,
) -> s3.Bucket:
    """Make a bucket whose logs expire, travel encrypted and are readable by nobody ungranted.

    Versions are kept, so that nobody can change a log unseen; they go with the logs.

    Args:
        scope: The owner.
        id: The id below ``scope``.
        logs: How long logs are kept.
        removal_policy: What happens to the logs when the stack goes. ``DESTROY`` empties the bucket
            with a function of the CDK.
        key: Customer key that the writer may use. Omitted: a key that S3 manages.
    """
    bucket = s3.Bucket(
        scope,
        id,
        encryption=s3.BucketEncryption.KMS if key else s3.BucketEncryption.S3_MANAGED,
        encryption_key=key,
        bucket_key_enabled=True if key else None,
        block_public_access=s3.BlockPublicAccess.BLOCK_ALL,
        object_ownership=s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
        enforce_ssl=True,
        minimum_tls_version=1.2,
        versioned=True,
        lifecycle_rules=[
            s3.LifecycleRule(
                expiration=Duration.days(logs.retention_days),
                noncurrent_version_expiration=Duration.days(1),
                abort_incomplete_multipart_upload_after=Duration.days(1),
            )
        ],
        removal_policy=removal_policy,
        auto_delete_objects=removal_policy is RemovalPolicy.DESTROY,
    )
    acknowledge(bucket, "AwsSolutions-S1", _ACCEPTED["S3BucketLoggingEnabled"])
    for rule, reason in _ACCEPTED.items():
        acknowledge_in_rule_books(bucket, rule, reason)
    return bucket
