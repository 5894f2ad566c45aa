"""Read buckets, log groups, functions, alarms and scaling back."""

import json
from typing import Any

from tools.aws import Clients
from tools.emulator.readback.comparison import UNKNOWN, Pairs

Props = dict[str, Any]


def bucket(clients: Clients, physical_id: str, props: Props) -> Pairs:
    """Compare what keeps the bucket private."""
    s3 = clients("s3")
    pairs: Pairs = {}
    if "PublicAccessBlockConfiguration" in props:
        block = s3.get_public_access_block(Bucket=physical_id)["PublicAccessBlockConfiguration"]
        pairs["PublicAccessBlockConfiguration"] = (block, props["PublicAccessBlockConfiguration"])
    if "Tags" in props:
        tags = s3.get_bucket_tagging(Bucket=physical_id)["TagSet"]
        pairs["Tags"] = (tags, props["Tags"])
    return pairs


def bucket_policy(clients: Clients, _physical_id: str, props: Props) -> Pairs:
    """Compare the statements."""
    text = clients("s3").get_bucket_policy(Bucket=props["Bucket"])["Policy"]
    return {"PolicyDocument": (json.loads(text), props["PolicyDocument"])}


def log_group(clients: Clients, physical_id: str, props: Props) -> Pairs:
    """Compare how long logs are kept."""
    groups = clients.pages(
        "logs", "describe_log_groups", "logGroups", logGroupNamePrefix=physical_id
    )
    found: Props = next((one for one in groups if one["logGroupName"] == physical_id), {})
    return {
        "LogGroupName": (found.get("logGroupName"), physical_id),
        "RetentionInDays": (found.get("retentionInDays"), props.get("RetentionInDays")),
    }


def function(clients: Clients, physical_id: str, props: Props) -> Pairs:
    """Compare what runs."""
    found = clients("lambda").get_function_configuration(FunctionName=physical_id)
    keys = ("Handler", "Runtime", "Timeout", "MemorySize", "Role")
    return {key: (found.get(key), props.get(key)) for key in keys}


def alarm(clients: Clients, physical_id: str, props: Props) -> Pairs:
    """Compare when the alarm rings; one on an expression is written down only."""
    if "Metrics" in props:
        return {}
    alarms = clients("cloudwatch").describe_alarms(AlarmNames=[physical_id])["MetricAlarms"]
    found: Props = alarms[0] if alarms else {}
    keys = ("Threshold", "EvaluationPeriods", "ComparisonOperator", "MetricName", "Namespace")
    return {key: (found.get(key), props.get(key)) for key in keys}


def scalable_target(clients: Clients, _physical_id: str, props: Props) -> Pairs:
    """Find the target with the same resource and limits."""
    scaling = clients("application-autoscaling")
    targets = scaling.describe_scalable_targets(ServiceNamespace="ecs")["ScalableTargets"]
    wanted = props["ResourceId"]
    found = [one for one in targets if wanted in (UNKNOWN, one["ResourceId"])]
    limits = [(one["MinCapacity"], one["MaxCapacity"]) for one in found]
    return {"limits": ((props["MinCapacity"], props["MaxCapacity"]) in limits, True)}


def scaling_policy(clients: Clients, physical_id: str, props: Props) -> Pairs:
    """Compare what the policy aims at."""
    scaling = clients("application-autoscaling")
    policies = scaling.describe_scaling_policies(ServiceNamespace="ecs")["ScalingPolicies"]
    found: Props = next((one for one in policies if one["PolicyARN"] == physical_id), {})
    key = "TargetTrackingScalingPolicyConfiguration"
    return {
        "PolicyName": (found.get("PolicyName"), props["PolicyName"]),
        key: (found.get(key), props.get(key)),
    }


def key(clients: Clients, physical_id: str, props: Props) -> Pairs:
    """Compare whether the key is there for use, rotated, and for whom."""
    kms = clients("kms")
    found = kms.describe_key(KeyId=physical_id)["KeyMetadata"]
    rotation = kms.get_key_rotation_status(KeyId=physical_id)["KeyRotationEnabled"]
    policy = json.loads(kms.get_key_policy(KeyId=physical_id, PolicyName="default")["Policy"])
    return {
        "Enabled": (found["Enabled"], True),
        "Description": (found["Description"], props["Description"]),
        "EnableKeyRotation": (rotation, props["EnableKeyRotation"]),
        "KeyPolicy": (policy, props["KeyPolicy"]),
    }
