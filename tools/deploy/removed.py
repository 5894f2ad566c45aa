"""Stacks of services and tasks that are no longer in the environment file, but still deployed."""

import json

from tools.deploy import stacks
from tools.deploy.failure import FAILED, CommandError
from tools.deploy.session import Session
from tools.deploy.stacks import Stack


def find(session: Session) -> dict[str, Stack]:
    """Return the deployed stacks of services and tasks that the environment file no longer names.

    Args:
        session: The environment and the target.
    """
    pages = session.target.clients.pages("cloudformation", "describe_stacks", "Stacks")
    prefixes = tuple(f"{session.environment}-{kind}-" for kind in ("service", "task"))
    return {
        one["StackName"]: one
        for one in pages
        if one["StackName"].startswith(prefixes)
        and one["StackName"] not in session.stack_names
        and one["StackStatus"] != "DELETE_COMPLETE"
        and _belongs(session, one["StackName"])
    }


def delete(session: Session, found: dict[str, Stack]) -> None:
    """Delete the stacks; the CDK cannot, because the app no longer has them.

    Args:
        session: The environment and the target.
        found: The stacks, by name.

    Raises:
        CommandError: A stack is protected, or could not be deleted.
    """
    if not found:
        return
    _unprotect(session, found)
    cloudformation = session.target.clients("cloudformation")
    for name in found:
        print(f"  {name}: destroying; its service is no longer in the file", flush=True)
        cloudformation.delete_stack(StackName=name)
    stacks.settle(session.target.clients, list(found))
    left = stacks.existing(session.target.clients, found)
    if left:
        states = ", ".join(f"{name} is {one['StackStatus']}" for name, one in left.items())
        raise CommandError(f"Not deleted: {states}. Its events in CloudFormation say why.", FAILED)


def _unprotect(session: Session, found: dict[str, Stack]) -> None:
    """Do for these stacks what a deploy does for those that are still in the file."""
    protected = [name for name, stack in found.items() if stack.get("EnableTerminationProtection")]
    if protected and session.config.termination_protection:
        raise CommandError(
            f"{', '.join(protected)}: protected against deletion. Write `termination_protection: "
            f"false` in {session.environment}.yaml and run the same command again.",
            FAILED,
        )
    for name in protected:
        session.target.clients("cloudformation").update_termination_protection(
            StackName=name, EnableTerminationProtection=False
        )


def _belongs(session: Session, name: str) -> bool:
    """Tell environment ``demo`` from one called ``demo-service``: the names begin alike."""
    body = session.target.clients("cloudformation").get_template(StackName=name)["TemplateBody"]
    template = body if isinstance(body, dict) else json.loads(body)
    paths = [
        one.get("Metadata", {}).get("aws:cdk:path", "") for one in template["Resources"].values()
    ]
    return any(path.startswith(f"{session.environment}/") for path in paths)
