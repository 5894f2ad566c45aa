"""Deploy an environment and show what runs."""

import time
from datetime import UTC, datetime

from tools.deploy import cdk_cli, cost, images, parameters, removed, running, stacks
from tools.deploy.confirm import confirm
from tools.deploy.explain import explain
from tools.deploy.failure import FAILED, NOT_STEADY, CommandError
from tools.deploy.progress import Progress
from tools.deploy.running import RunningService
from tools.deploy.session import Session
from tools.emulator.readback.stack import read_back

_BOOTSTRAP = "CDKToolkit"
_CONCURRENCY = "4"
# The repositories, and the key that encrypts them, so that images can be pushed to them.
_BEFORE_IMAGES = ("encryption", "registry")


def deploy(session: Session) -> int:
    """Deploy everything that changed, and return the exit code.

    Args:
        session: The environment and the target.

    Raises:
        CommandError: A step failed.
    """
    started = time.monotonic()
    target = session.target
    print(f"Deploying {session.environment} to the {target.label}.", flush=True)
    names = session.stack_names
    _agree(session)
    stacks.settle(target.clients, names)
    _bootstrap(session)
    before = stacks.versions(stacks.existing(target.clients, names))
    if target.containers:
        parameters.ensure(session.config, target.clients)
    if target.is_emulator:
        session.ownership.begin()
    paths = [stack.path for stack in session.assembly.stacks]
    first = [path for part in _BEFORE_IMAGES if (path := f"{session.environment}/{part}") in paths]
    if first:
        _deploy(session, first)
        images.ensure(session.config, target)
    _deploy(session, [path for path in paths if path not in first])
    if target.is_emulator:
        session.ownership.end()
    after = stacks.versions(stacks.existing(target.clients, names))
    return _report(session, before, after, time.monotonic() - started)


def _agree(session: Session) -> None:
    if session.target.is_emulator:
        return
    print(cost.sentence(cost.estimate(session.assembly.templates)))
    confirm(f"Deploy {session.environment} to {session.target.label}?", yes=session.yes)


def _bootstrap(session: Session) -> None:
    target = session.target
    if _BOOTSTRAP in stacks.existing(target.clients, [_BOOTSTRAP]):
        return
    print("  preparing the account for the CDK (once): cdk bootstrap", flush=True)
    log = session.log("bootstrap")
    place = f"aws://{target.account}/{target.region}"
    # In a folder with a cdk.json the CLI would synthesize the app first.
    code, lines = cdk_cli.run(["bootstrap", place], log=log, folder=session.assembly.folder)
    if code:
        shown = "\n".join(f"  {line}" for line in lines[-8:])
        raise CommandError(f"cdk bootstrap failed. The end of {log}:\n{shown}", FAILED)


def _deploy(session: Session, paths: list[str]) -> None:
    assembly, log = session.assembly, session.log("deploy")
    since = datetime.now(UTC).replace(microsecond=0)
    arguments = ["deploy", "--app", str(assembly.folder), *paths, "--exclusively"]
    arguments += ["--require-approval", "never", "--progress", "events"]
    arguments += ["--concurrency", _CONCURRENCY]
    code, lines = cdk_cli.run(arguments, log=log, folder=assembly.folder, progress=Progress())
    if code:
        reason = explain(session.target.clients, assembly, since=since, lines=lines, log=log)
        raise CommandError(reason, FAILED)


def _report(session: Session, before: dict[str, str], after: dict[str, str], seconds: float) -> int:
    found = running.services(session.config, session.target.clients)
    print()
    print("\n".join(running.table(found)))
    print()
    if session.target.containers:
        print("\n".join(running.requests(found, session.target.endpoint)))
    differences = _read_back(session) if session.target.is_emulator else []
    changed = [name for name in after if after[name] != before.get(name)]
    if changed:
        print(f"Changed on the {session.target.label} in {seconds:.0f} s: {', '.join(changed)}.")
    else:
        print(f"Nothing changed: {len(after)} stacks already match.")
    print(
        f"`make commands ENV={session.environment}` shows the lines that tail logs, open shells, "
        "run tasks, scale and roll back."
    )
    _removed(session)
    _refuse_unsteady(found)
    if differences:
        shown = "\n".join(f"  {line}" for line in differences)
        raise CommandError(f"What is deployed is not what was asked for:\n{shown}", FAILED)
    return 0


def _refuse_unsteady(found: list[RunningService]) -> None:
    back = [
        f"  {one.name}: {one.rolled_back} Logs: {one.log_group}" for one in found if one.rolled_back
    ]
    if back:
        lines = "\n".join(["ECS took these services back to what ran before:", *back])
        raise CommandError(lines, NOT_STEADY)
    unsteady = [one.name for one in found if not one.steady]
    if unsteady:
        message = f"Not steady: {', '.join(unsteady)}. Look at the service's events and logs."
        raise CommandError(message, NOT_STEADY)


def _removed(session: Session) -> None:
    found = removed.find(session)
    if session.prune:
        removed.delete(session, found)
    elif found:
        print(
            f"Still deployed, but no longer in {session.environment}.yaml: {', '.join(found)}. "
            "`PRUNE=1 make deploy` (or --prune) deletes them; so does `make destroy`."
        )


def _read_back(session: Session) -> list[str]:
    """Compare every resource on the emulator with its template."""
    compared, found = 0, []
    for stack in session.assembly.stacks:
        result = read_back(session.target.clients, stack.name, stack.template)
        compared += result.compared
        found += [f"{stack.name} {line}" for line in result.differences]
    if not found:
        print(f"Read back through the service APIs: {compared} properties as in the templates.")
        if not session.target.containers:
            print("No container runs on the emulator; it counts a task as running at once.")
    return found
