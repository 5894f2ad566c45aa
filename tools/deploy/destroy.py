"""Delete an environment, and check that nothing is left."""

from collections.abc import Iterator
from datetime import UTC, datetime

from tools.aws import is_error
from tools.deploy import cdk_cli, removed, stacks
from tools.deploy.confirm import confirm
from tools.deploy.explain import explain
from tools.deploy.failure import FAILED, LEFT_OVER, REFUSED, CommandError
from tools.deploy.progress import Progress
from tools.deploy.session import Session
from tools.deploy.stacks import Stack


def destroy(session: Session) -> int:
    """Delete every stack of the environment, and return the exit code.

    Args:
        session: The environment and the target.

    Raises:
        CommandError: The environment is protected, nobody agrees, or a stack cannot be deleted.
    """
    target = session.target
    print(f"Destroying {session.environment} on the {target.label}.", flush=True)
    gone = removed.find(session)
    found = {**gone, **stacks.existing(target.clients, session.stack_names)}
    if not found:
        print("Nothing is deployed.")
        return _tell(session, kept={})
    _refuse_protected(session, found)
    if not target.is_emulator:
        names = ", ".join(found)
        confirm(f"Delete {names} from {target.label}?", yes=session.yes)
    stacks.settle(target.clients, list(found))
    functions = list(_functions(session, found))
    removed.delete(session, gone)
    _destroy(session)
    kept = dict(_kept(session, found))
    logs = [f"/aws/lambda/{function}" for function in functions]
    if session.config.removal == "destroy":
        _remove(session, logs)
        logs = []
    return _tell(session, {**kept, **dict.fromkeys(logs, "AWS::Logs::LogGroup")})


def _refuse_protected(session: Session, found: dict[str, Stack]) -> None:
    """Refuse what CloudFormation would refuse half-way, and say what allows it."""
    # Those of removed services are unprotected by the deletion itself.
    protected = [
        name
        for name in session.stack_names
        if found.get(name, {}).get("EnableTerminationProtection")
    ]
    steps = []
    if protected:
        steps.append("termination_protection: false")
    if session.config.load_balancer.deletion_protection:
        steps.append("load_balancer: {deletion_protection: false}")
    inside = session.config.internal_load_balancer
    if inside and inside.deletion_protection:
        steps.append("internal_load_balancer: {deletion_protection: false}")
    if not steps:
        return
    lines = "\n".join(f"     {step}" for step in steps)
    file = f"{session.environment}.yaml"
    raise CommandError(
        f"{session.environment} is protected against deletion. To delete it nevertheless:\n"
        f"  1. write in {file}:\n{lines}\n"
        f"  2. deploy it: make deploy ENV={session.environment} TARGET={session.target_name}\n"
        "  3. run this command again. What `removal: retain` keeps stays, and is listed then.",
        REFUSED,
    )


def _destroy(session: Session) -> None:
    assembly, log = session.assembly, session.log("destroy")
    since = datetime.now(UTC).replace(microsecond=0)
    paths = [stack.path for stack in assembly.stacks]
    arguments = ["destroy", "--app", str(assembly.folder), *paths, "--force"]
    code, lines = cdk_cli.run(arguments, log=log, folder=assembly.folder, progress=Progress())
    left = stacks.existing(session.target.clients, session.stack_names)
    if code or left:
        reason = explain(session.target.clients, assembly, since=since, lines=lines, log=log)
        raise CommandError(reason, FAILED)


def _functions(session: Session, found: dict[str, Stack]) -> Iterator[str]:
    for name in found:
        resources = session.target.clients.pages(
            "cloudformation", "list_stack_resources", "StackResourceSummaries", StackName=name
        )
        for one in resources:
            if one["ResourceType"] == "AWS::Lambda::Function" and one.get("PhysicalResourceId"):
                yield one["PhysicalResourceId"]


def _remove(session: Session, log_groups: list[str]) -> None:
    """Delete what Lambda made behind CloudFormation's back when a custom resource first ran."""
    for name in log_groups:
        try:
            session.target.clients("logs").delete_log_group(logGroupName=name)
        except Exception as error:
            if not is_error(error, "ResourceNotFoundException"):
                raise
        else:
            print(f"  removed {name}, which Lambda had made for a function of a stack")


def _kept(session: Session, found: dict[str, Stack]) -> Iterator[tuple[str, str]]:
    """Yield name and type of what CloudFormation left on purpose (``removal: retain``)."""
    for stack in found.values():
        events = session.target.clients.pages(
            "cloudformation", "describe_stack_events", "StackEvents", StackName=stack["StackId"]
        )
        for event in events:
            if event["ResourceStatus"] == "DELETE_SKIPPED":
                yield event.get("PhysicalResourceId", ""), event["ResourceType"]


def _tell(session: Session, kept: dict[str, str]) -> int:
    left = []
    if session.target.is_emulator:
        found = session.ownership.leftovers()
        left = [
            f"{kind}: {name}" for kind, names in found.items() for name in names if name not in kept
        ]
    if kept:
        lines = (f"  {kind}: {name}" for name, kind in kept.items())
        print("\n".join(["Kept on purpose (removal: retain):", *lines]))
    if left:
        print("\n".join(["Left, although nothing should be:", *(f"  {one}" for one in left)]))
        return LEFT_OVER
    print("Nothing else is left." if kept else "Nothing is left.")
    return 0
