"""``python -m tools.deploy commands | deploy | diff | destroy | synth``."""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

from moorage.errors import MoorageError
from tools.deploy import commands
from tools.deploy.deploy import deploy
from tools.deploy.destroy import destroy
from tools.deploy.diff import diff
from tools.deploy.failure import BAD_INPUT, EXIT_CODES, INTERRUPTED, CommandError
from tools.deploy.session import Session
from tools.emulator import settings


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code.

    Args:
        arguments: The command line. Omitted: the process's own.
    """
    parser = _parser()
    given = parser.parse_args(arguments)
    if given.run == "containers" and given.target == "aws":
        parser.error("--run containers is about the emulator; on AWS tasks always run")
    known: dict[str, Callable[[Session], int]] = {
        "commands": commands.show,
        "deploy": deploy,
        "destroy": destroy,
        "diff": diff,
        "synth": _synth,
    }
    session = Session(
        environment=given.env,
        target_name=given.target,
        yes=given.yes or os.environ.get("YES") == "1",
        environments=given.environments.resolve(),
        state=given.state.resolve(),
        out=given.out.resolve() if given.out else None,
        images=dict(given.image),
        prune=given.prune,
        containers=given.run == "containers",
    )
    try:
        return known[given.command](session)
    except CommandError as error:
        print(error, file=sys.stderr)
        return error.code
    except MoorageError as error:
        print(error, file=sys.stderr)
        return BAD_INPUT
    except KeyboardInterrupt:
        print("\nInterrupted; the same command continues.", file=sys.stderr)
        return INTERRUPTED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tools.deploy",
        description="Synthesize, compare, deploy, look after or destroy one environment.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("command", choices=["commands", "deploy", "diff", "destroy", "synth"])
    parser.add_argument("--env", default="demo", help="name of the environment (default: demo)")
    parser.add_argument(
        "--target",
        choices=["emulator", "aws"],
        default="emulator",
        help="where: the embedded emulator (default), or AWS with your credentials",
    )
    parser.add_argument(
        "--run",
        choices=["records", "containers"],
        default="records",
        help="on the emulator: count tasks (default), or run them in containers (Linux, as root)",
    )
    parser.add_argument("--yes", action="store_true", help="agree to deploy to or delete from AWS")
    parser.add_argument(
        "--prune",
        action="store_true",
        help="when deploying, delete stacks of services that are no longer in the file",
    )
    parser.add_argument(
        "--image",
        action="append",
        type=_image,
        default=[],
        metavar="SERVICE=TAG",
        help="run this tag or digest instead of the environment file's",
    )
    folders = parser.add_argument_group("folders")
    folders.add_argument("--environments", type=Path, default=settings.ROOT / "environments")
    folders.add_argument("--state", type=Path, default=settings.ROOT / ".moorage")
    folders.add_argument("--out", type=Path, help="default: cdk.out/ENVIRONMENT")
    return parser


def _image(text: str) -> tuple[str, str]:
    service, separator, tag = text.partition("=")
    if not (service and separator and tag):
        raise argparse.ArgumentTypeError(f"write SERVICE=TAG (got {text!r})")
    return service, tag


def _synth(session: Session) -> int:
    """Write the templates, without credentials and without the emulator."""
    # Whether a file can be used is known in a moment, without starting the CDK.
    _ = session.config
    variables = settings.base_environment(os.environ)
    os.environ.clear()
    os.environ.update(variables)
    print(f"Templates of {session.environment} in {session.assembly.folder}:")
    for stack in session.assembly.stacks:
        print(f"  {stack.name}: {len(stack.template['Resources'])} resources")
    return 0


if __name__ == "__main__":
    sys.exit(main())
