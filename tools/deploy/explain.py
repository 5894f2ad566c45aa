"""Say why CloudFormation refused: the first causes, in the words of the app."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from tools.aws import Clients, is_error
from tools.deploy.assembly import Assembly, StackTemplate

# What follows from another failure, and only hides it.
_CONSEQUENCES = ("cancelled", "The following resource(s) failed")
_MARKS = ("❌", "Error", "error:", "failed:")


def explain(
    clients: Clients, assembly: Assembly, *, since: datetime, lines: list[str], log: Path
) -> str:
    """Return what failed, why, and what to try.

    Args:
        clients: Where it failed.
        assembly: What was being deployed or destroyed.
        since: Only events after this moment count.
        lines: What the CLI said.
        log: Where all of it is.
    """
    causes = [cause for stack in assembly.stacks for cause in _causes(clients, stack, since)]
    if not causes:
        marked = [line.strip() for line in lines if any(mark in line for mark in _MARKS)]
        causes = marked[:4] or [line for line in lines if line.strip()][-4:]
    return "\n".join(
        [
            "CloudFormation did not finish:",
            *(f"  {cause}" for cause in causes),
            "What had been changed was rolled back. Correct the cause, then run the command again.",
            f"Everything the CDK said is in {log}.",
        ]
    )


def _causes(clients: Clients, stack: StackTemplate, since: datetime) -> Iterator[str]:
    try:
        events = clients.pages(
            "cloudformation", "describe_stack_events", "StackEvents", StackName=stack.name
        )
    except Exception as error:
        if is_error(error, "ValidationError"):
            return
        raise
    for event in reversed(events):
        reason = str(event.get("ResourceStatusReason") or "")
        failed = str(event["ResourceStatus"]).endswith("_FAILED")
        follows = any(mark in reason for mark in _CONSEQUENCES)
        if failed and reason and not follows and event["Timestamp"] >= since:
            first = reason.strip().splitlines()[0]
            yield f"{_where(stack, event['LogicalResourceId'])}: {first}"


def _where(stack: StackTemplate, logical_id: str) -> str:
    resource = stack.template["Resources"].get(logical_id, {})
    path = resource.get("Metadata", {}).get("aws:cdk:path") or f"{stack.name} {logical_id}"
    return f"{path.removesuffix('/Resource')} ({resource.get('Type', 'stack')})"
