"""The record of a network's connections."""

from aws_cdk import RemovalPolicy
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from constructs import Construct

from moorage.foundation.flow_log_bucket import flow_log_bucket
from moorage.foundation.log_group import make_log_group
from moorage.foundation.service_trust import service_trust
from moorage.values.flow_log_settings import FlowLogSettings
from moorage.values.log_settings import LogSettings

_TRAFFIC = {"all": ec2.FlowLogTrafficType.ALL, "reject": ec2.FlowLogTrafficType.REJECT}


def add_flow_logs(
    scope: Construct,
    vpc: ec2.IVpc,
    settings: FlowLogSettings,
    *,
    logs: LogSettings,
    removal_policy: RemovalPolicy,
    key: kms.IKey | None,
) -> None:
    """Record who connects to whom, in a log group or in a bucket.

    Args:
        scope: The network construct.
        vpc: The VPC, which must be your account's own: a participant of a shared VPC cannot.
        settings: Where to, and how much.
        logs: How long the record is kept.
        removal_policy: What happens to a bucket when the stack goes.
        key: Customer key. ``None``: a key of AWS's.
    """
    traffic = _TRAFFIC[settings.traffic]
    if settings.to == "s3":
        bucket = flow_log_bucket(scope, logs=logs, removal_policy=removal_policy, key=key)
        destination = ec2.FlowLogDestination.to_s3(bucket)
    else:
        group = make_log_group(scope, "FlowLogs", logs, key)
        destination = ec2.FlowLogDestination.to_cloud_watch_logs(group, _role(scope))
    vpc.add_flow_log("FlowLog", destination=destination, traffic_type=traffic)


def _role(scope: Construct) -> iam.Role:
    # Trust as AWS documents it for flow logs:
    # https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html
    return iam.Role(
        scope,
        "FlowLogRole",
        description="Lets VPC flow logs write to their log group",
        assumed_by=service_trust(scope, "vpc-flow-logs.amazonaws.com", source="ec2:vpc-flow-log/*"),
    )
