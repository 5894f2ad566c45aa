"""Take out of a zone what certificates left: a function that CloudFormation calls.

It is packaged alone, and imports nothing but Python's library and the SDK that Lambda brings.
"""

import json
import urllib.request
from importlib import import_module
from typing import Any

boto3: Any = import_module("boto3")

# The host that the records which prove a domain lead to:
# https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html
_PROOF = ".acm-validations.aws"
_BATCH = 100


def handler(event: dict[str, Any], _context: Any) -> None:
    """Answer one request of CloudFormation.

    Args:
        event: The request.
    """
    status, reason = "SUCCESS", "done"
    try:
        if event["RequestType"] == "Delete":
            reason = clean(boto3.client("route53"), event["ResourceProperties"]["ZoneId"])
    except Exception as error:
        # Whatever it is: without an answer CloudFormation would wait for an hour.
        status, reason = "FAILED", str(error)
    answer = {
        "Status": status,
        "Reason": reason[:1000],
        "PhysicalResourceId": event.get("PhysicalResourceId") or event["LogicalResourceId"],
        "StackId": event["StackId"],
        "RequestId": event["RequestId"],
        "LogicalResourceId": event["LogicalResourceId"],
    }
    print(json.dumps({"status": status, "reason": reason}))
    request = urllib.request.Request(  # noqa: S310 - the address is CloudFormation's
        event["ResponseURL"], data=json.dumps(answer).encode(), method="PUT"
    )
    urllib.request.urlopen(request, timeout=15).close()  # noqa: S310


def clean(route53: Any, zone_id: str) -> str:
    """Delete the records with which certificates proved their domain, and no other.

    Args:
        route53: The client of Route 53.
        zone_id: The zone.
    """
    pages = route53.get_paginator("list_resource_record_sets").paginate(HostedZoneId=zone_id)
    found = [one for page in pages for one in page["ResourceRecordSets"] if _is_proof(one)]
    for start in range(0, len(found), _BATCH):
        changes = [
            {"Action": "DELETE", "ResourceRecordSet": one} for one in found[start : start + _BATCH]
        ]
        route53.change_resource_record_sets(HostedZoneId=zone_id, ChangeBatch={"Changes": changes})
    return f"{len(found)} records deleted"


def _is_proof(record: dict[str, Any]) -> bool:
    values = [one["Value"].rstrip(".") for one in record.get("ResourceRecords", [])]
    return record["Type"] == "CNAME" and all(one.endswith(_PROOF) for one in values)
