"""Read queues and subscriptions back."""

import json

from tools.aws import Clients
from tools.emulator.readback.comparison import Pairs
from tools.emulator.readback.storage import Props


def queue(clients: Clients, physical_id: str, props: Props) -> Pairs:
    """Compare the times, the encryption, and where dead letters go."""
    sqs = clients("sqs")
    found = sqs.get_queue_attributes(QueueUrl=physical_id, AttributeNames=["All"])["Attributes"]
    redrive = props.get("RedrivePolicy")
    pairs: Pairs = {
        key: (found.get(key), str(props[key]))
        for key in ("VisibilityTimeout", "MessageRetentionPeriod")
        if key in props
    }
    if redrive:
        there = json.loads(found["RedrivePolicy"])
        pairs["maxReceiveCount"] = (int(there["maxReceiveCount"]), redrive["maxReceiveCount"])
    return pairs


def queue_policy(clients: Clients, _physical_id: str, props: Props) -> Pairs:
    """Find a policy on each queue."""
    sqs = clients("sqs")
    return {
        url: (
            "Policy"
            in sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"],
            True,
        )
        for url in props["Queues"]
    }


def rule(clients: Clients, physical_id: str, props: Props) -> Pairs:
    """Compare which events are passed on, and where to."""
    events, name = clients("events"), physical_id.rpartition("/")[2]
    found = events.describe_rule(Name=name)
    targets = events.list_targets_by_rule(Rule=name)["Targets"]
    return {
        "EventPattern": (json.loads(found["EventPattern"]), props["EventPattern"]),
        "Targets": ([one["Arn"] for one in targets], [one["Arn"] for one in props["Targets"]]),
    }
