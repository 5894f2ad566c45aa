"""Run one task and wait for its end: a function that CloudFormation calls.

It is packaged alone, and imports nothing but Python's library and the SDK that Lambda brings.
"""

import json
import time
import urllib.request
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any
from urllib.parse import quote

boto3: Any = import_module("boto3")

# Left for the answer to CloudFormation before Lambda ends the function.
_RESERVE_SECONDS = 20
_PAUSE_SECONDS = 3


class TaskFailedError(Exception):
    """The task did not end well; the message is what CloudFormation shows."""


def handler(event: dict[str, Any], context: Any) -> None:
    """Answer one request of CloudFormation.

    Args:
        event: The request.
        context: What Lambda says about this call.
    """
    status, reason = "SUCCESS", "done"
    try:
        if must_run(event) and not rolls_back(boto3.client("cloudformation"), event):
            seconds = context.get_remaining_time_in_millis() / 1000 - _RESERVE_SECONDS
            reason = run(boto3.client("ecs"), event, seconds)
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


def must_run(event: Mapping[str, Any]) -> bool:
    """Return whether this is a new image or command, and not the end of the stack.

    Args:
        event: The request.
    """
    if event["RequestType"] == "Delete":
        return False
    before = event.get("OldResourceProperties") or {}
    return bool(before.get("Once") != event["ResourceProperties"]["Once"])


def rolls_back(cloudformation: Any, event: Mapping[str, Any]) -> bool:
    """Return whether the stack goes back to what it was, so that an earlier task would run again.

    Args:
        cloudformation: The client of CloudFormation.
        event: The request.
    """
    if event["RequestType"] != "Update":
        return False
    [stack] = cloudformation.describe_stacks(StackName=event["StackId"])["Stacks"]
    return bool(stack["StackStatus"] == "UPDATE_ROLLBACK_IN_PROGRESS")


def run(
    ecs: Any,
    event: Mapping[str, Any],
    seconds: float,
    sleep: Callable[[float], None] = time.sleep,
) -> str:
    """Start the task, wait for its end, and return what it said about it.

    Args:
        ecs: The client of ECS.
        event: The request.
        seconds: How long this function may wait at most.
        sleep: Waits some seconds.

    Raises:
        TaskFailedError: It could not start, ended with another exit code than 0, or took too long.
    """
    asked = json.loads(event["ResourceProperties"]["Task"])
    seconds = min(seconds, float(event["ResourceProperties"]["TimeoutSeconds"]))
    # The same request may come twice; ECS starts one task for one token.
    answer = ecs.run_task(**asked, clientToken=event["RequestId"], startedBy="cloudformation")
    if not answer["tasks"]:
        reasons = "; ".join(one.get("reason", "") for one in answer.get("failures", []))
        raise TaskFailedError(f"The task could not be started: {reasons}.")
    arn, cluster = answer["tasks"][0]["taskArn"], asked["cluster"]
    log = log_link(event["ResourceProperties"], arn)
    deadline = time.monotonic() + seconds
    while True:
        # A task that has just been started may not be found yet:
        # https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RunTask.html
        found = ecs.describe_tasks(cluster=cluster, tasks=[arn])["tasks"]
        if found and found[0]["lastStatus"] == "STOPPED":
            return _judged(found[0], log)
        if time.monotonic() > deadline:
            ecs.stop_task(cluster=cluster, task=arn, reason="It took too long.")
            raise TaskFailedError(
                f"The task did not end within {seconds:.0f} s and was stopped. Its log: {log}"
            )
        sleep(_PAUSE_SECONDS)


def log_link(properties: Mapping[str, Any], task: str) -> str:
    """Return where people read what the task wrote.

    Args:
        properties: Those of the request.
        task: ARN of the task.
    """
    region, group = properties["Region"], properties["LogGroup"]
    stream = f"main/main/{task.rsplit('/', 1)[-1]}"
    # The console wants its own escape of what was escaped twice.
    group, stream = (
        quote(quote(text, safe=""), safe="").replace("%", "$") for text in (group, stream)
    )
    return (
        f"https://{region}.console.aws.amazon.com/cloudwatch/home?region={region}"
        f"#logsV2:log-groups/log-group/{group}/log-events/{stream}"
    )


def _judged(task: Mapping[str, Any], log: str) -> str:
    main = next(one for one in task["containers"] if one["name"] == "main")
    code = main.get("exitCode")
    if code == 0:
        return f"The task ended with exit code 0. Its log: {log}"
    why = main.get("reason") or task.get("stoppedReason") or ""
    ended = f"ended with exit code {code}" if code is not None else "did not start"
    raise TaskFailedError(f"The task {ended}: {why}. Its log: {log}".replace(": .", "."))
