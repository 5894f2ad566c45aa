"""The Describe operations of Application Auto Scaling, so that boto3 reads the records back."""

import json
from typing import Any

from tools.emulator.extension.scaling_store import Record, policies, targets

TARGET_PREFIX = "AnyScaleFrontendService."


def answer(operation: str, account: str, region: str) -> tuple[int, dict[str, Any]]:
    """Return the HTTP status and the body of one operation.

    Args:
        operation: The name after the prefix of the ``X-Amz-Target`` header.
        account: The account whose records are asked for.
        region: Its region.
    """
    place = (account, region)
    if operation == "DescribeScalableTargets":
        found = targets.get(place, {}).values()
        return 200, {"ScalableTargets": [_target(record, account) for record in found]}
    if operation == "DescribeScalingPolicies":
        return 200, {
            "ScalingPolicies": [
                _policy(arn, record) for arn, record in policies.get(place, {}).items()
            ]
        }
    if operation == "DescribeScheduledActions":
        return 200, {"ScheduledActions": []}
    message = f"The emulator records Application Auto Scaling only; it has no {operation}."
    return 400, {"__type": "UnknownOperationException", "message": message}


def credential_scope(authorization: str) -> tuple[str, str]:
    """Return the access key and the region of a SigV4 ``Authorization`` header."""
    scope = authorization.partition("Credential=")[2].split(",")[0].split("/")
    return (scope[0], scope[2]) if len(scope) > 2 else ("", "")  # noqa: PLR2004


def _target(record: Record, account: str) -> Record:
    role = record.get("RoleARN") or f"arn:aws:iam::{account}:role/aws-service-role"
    keys = ("ServiceNamespace", "ResourceId", "ScalableDimension")
    numbers = ("MinCapacity", "MaxCapacity")
    return (
        {key: record[key] for key in keys}
        | {key: int(record[key]) for key in numbers}
        | {"RoleARN": role, "CreationTime": 0}
    )


def _policy(arn: str, record: Record) -> Record:
    resource, dimension, namespace = record["ScalingTargetId"].split("|")
    configuration = record.get("TargetTrackingScalingPolicyConfiguration") or {}
    return {
        "PolicyARN": arn,
        "PolicyName": record["PolicyName"],
        "PolicyType": record["PolicyType"],
        "ServiceNamespace": namespace,
        "ResourceId": resource,
        "ScalableDimension": dimension,
        "TargetTrackingScalingPolicyConfiguration": json.loads(json.dumps(configuration)),
        "CreationTime": 0,
    }
