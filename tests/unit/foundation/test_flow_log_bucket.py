"""Flow logs in S3: expiry, transport, and who may use the key."""

import aws_cdk as cdk
import pytest
from aws_cdk import aws_kms as kms
from aws_cdk.assertions import Match, Template

from moorage.foundation import Network, ZonedStack
from moorage.values.flow_log_settings import FlowLogSettings

ZONES = ["eu-west-1a", "eu-west-1b"]


@pytest.fixture
def zoned(app):
    env = cdk.Environment(account="111122223333", region="eu-west-1")
    return ZonedStack(app, "Zoned", zones=ZONES, env=env)


def properties(stack, kind):
    found = Template.from_stack(stack).find_resources(kind)
    return [resource["Properties"] for resource in found.values()]


def test_flow_logs_in_a_bucket_expire_and_travel_encrypted(zoned):
    Network(zoned, "Network", flow_logs=FlowLogSettings(to="s3", traffic="reject"), zones=ZONES)

    template = Template.from_stack(zoned)
    wanted = {"LogDestinationType": "s3", "TrafficType": "REJECT"}
    template.has_resource_properties("AWS::EC2::FlowLog", wanted)
    template.resource_count_is("AWS::Logs::LogGroup", 0)
    rules = {"Rules": [Match.object_like({"ExpirationInDays": 365})]}
    template.has_resource_properties("AWS::S3::Bucket", {"LifecycleConfiguration": rules})
    assert "aws:SecureTransport" in str(properties(zoned, "AWS::S3::BucketPolicy"))


def test_log_delivery_may_use_a_customer_key_for_this_account_only(zoned):
    key = kms.Key(zoned, "Key")
    settings = FlowLogSettings(to="s3")

    Network(zoned, "Network", flow_logs=settings, encryption_key=key, zones=ZONES)

    statement = {
        "Principal": {"Service": "delivery.logs.amazonaws.com"},
        "Condition": Match.object_like({"StringEquals": {"aws:SourceAccount": "111122223333"}}),
    }
    policy = {"Statement": Match.array_with([Match.object_like(statement)])}
    Template.from_stack(zoned).has_resource_properties("AWS::KMS::Key", {"KeyPolicy": policy})
    assert "aws:kms" in str(properties(zoned, "AWS::S3::Bucket"))
