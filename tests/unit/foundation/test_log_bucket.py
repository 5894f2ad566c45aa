"""Log buckets: closed, versioned, expiring, and encrypted with the key that is given."""

import pytest
from aws_cdk import RemovalPolicy
from aws_cdk import aws_kms as kms
from aws_cdk.assertions import Match, Template

from moorage.foundation.log_bucket import make_log_bucket
from moorage.values.log_settings import LogSettings


def make(stack, **changes):
    given = {"logs": LogSettings(retention_days=30), "removal_policy": RemovalPolicy.RETAIN}
    make_log_bucket(stack, "Logs", **{**given, **changes})
    return Template.from_stack(stack)


@pytest.mark.parametrize(
    "wanted",
    [
        {"VersioningConfiguration": {"Status": "Enabled"}},
        {
            "PublicAccessBlockConfiguration": {
                "BlockPublicAcls": True,
                "BlockPublicPolicy": True,
                "IgnorePublicAcls": True,
                "RestrictPublicBuckets": True,
            }
        },
        {"LifecycleConfiguration": {"Rules": [Match.object_like({"ExpirationInDays": 30})]}},
    ],
)
def test_what_always_holds(stack, wanted):
    make(stack).has_resource_properties("AWS::S3::Bucket", wanted)


@pytest.mark.parametrize(("own", "algorithm"), [(True, "aws:kms"), (False, "AES256")])
def test_the_key_decides_the_encryption(stack, own, algorithm):
    template = make(stack, key=kms.Key(stack, "Key") if own else None)

    rule = {"ServerSideEncryptionByDefault": Match.object_like({"SSEAlgorithm": algorithm})}
    wanted = {"ServerSideEncryptionConfiguration": [Match.object_like(rule)]}
    template.has_resource_properties("AWS::S3::Bucket", {"BucketEncryption": wanted})


def test_plain_transport_is_denied(stack):
    statement = {"Effect": "Deny", "Condition": {"Bool": {"aws:SecureTransport": "false"}}}
    policy = {"Statement": Match.array_with([Match.object_like(statement)])}

    template = make(stack)

    template.has_resource_properties("AWS::S3::BucketPolicy", {"PolicyDocument": policy})


@pytest.mark.parametrize(
    ("policy", "emptied"), [(RemovalPolicy.RETAIN, 0), (RemovalPolicy.DESTROY, 1)]
)
def test_only_a_bucket_that_goes_is_emptied(stack, policy, emptied):
    template = make(stack, removal_policy=policy)

    template.resource_count_is("Custom::S3AutoDeleteObjects", emptied)
