"""Show what a deploy would change."""

from tools.deploy import cdk_cli, commands
from tools.deploy.failure import FAILED, CommandError
from tools.deploy.plans import plans
from tools.deploy.session import Session


def diff(session: Session) -> int:
    """Print the difference between the templates and what is deployed.

    Args:
        session: The environment and the target.

    Raises:
        CommandError: The CLI failed.
    """
    target, assembly = session.target, session.assembly
    print(f"Comparing {session.environment} with the {target.label}.", flush=True)
    log = session.log("diff")
    paths = [stack.path for stack in assembly.stacks]
    # Without a change set: making one needs rights to deploy, and leaves traces.
    arguments = ["diff", "--app", str(assembly.folder), *paths, "--method", "template"]
    code, lines = cdk_cli.run(arguments, log=log, folder=assembly.folder)
    print("\n".join(lines))
    if code:
        raise CommandError(f"cdk diff failed; everything it said is in {log}.", FAILED)
    for line in plans(session.config):
        print(line)
    lines = commands.deployed(session)
    if lines:
        print("\n".join(["What looks after that which is deployed:", *lines]))
    return 0
