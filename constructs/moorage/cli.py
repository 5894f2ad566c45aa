"""The command ``moorage``: explains environment files, plans deployments, checks templates."""

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from moorage.checks.command import add_check_command
from moorage.config.balancer_plan import SECTIONS
from moorage.config.balancers_command import add_balancers_command, balancer_lines
from moorage.config.deploy_plan_command import add_deploy_plan_command
from moorage.config.environment_file import environment_file
from moorage.config.explanation import deployments, explanation, next_runs
from moorage.config.loader import load_with_sources
from moorage.config.reference import configuration_page
from moorage.config.schema import environment_schema
from moorage.errors import ConfigError, MoorageError, TemplateError

BAD_INPUT = 2
_EXAMPLES = """\
examples:
  moorage explain environments/demo.yaml
  moorage explain demo services.api
  moorage explain environments/demo.yaml --image api=1.4.2
  moorage schema > environment.schema.json
  moorage balancers demo --write
  moorage check cdk.out
  moorage deploy-plan demo api
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code: 0, 1 for findings, 2 for input of no use.

    Args:
        arguments: Words after ``moorage``. Omitted: those of the process.
    """
    options = _parser().parse_args(arguments)
    try:
        code, text = options.command(options)
    except (ConfigError, TemplateError) as error:
        print("\n".join(error.problems), file=sys.stderr)
        return BAD_INPUT
    except MoorageError as error:
        print(error, file=sys.stderr)
        return BAD_INPUT
    try:
        print(text, end="\n" if text else "", flush=True)
    except BrokenPipeError:
        # The reader, such as `head`, has seen enough.
        sys.stderr.close()
    return int(code)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="moorage",
        description="Explain environment files, plan deployments, and check templates.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"moorage {version('moorage')}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    explain = commands.add_parser("explain", help="print each value and where it came from")
    explain.add_argument("file", type=Path, help="an environment file, or its name: demo")
    explain.add_argument("key", nargs="?", default="", help="only this key and what is below it")
    explain.add_argument(
        "--image",
        action="append",
        default=[],
        metavar="SERVICE=TAG",
        help="as if this tag or sha256: digest were given when deploying",
    )
    explain.set_defaults(command=_explain)
    schema = commands.add_parser("schema", help="print the JSON Schema of environment files")
    schema.add_argument("--markdown", action="store_true", help="print docs/configuration.md")
    schema.set_defaults(command=_schema)
    add_balancers_command(commands)
    add_check_command(commands)
    add_deploy_plan_command(commands)
    return parser


def _explain(options: argparse.Namespace) -> tuple[int, str]:
    images: dict[str, str] = {}
    for word in options.image:
        service, equals, tag = word.partition("=")
        if not (service and equals and tag):
            fix = "write SERVICE=TAG, such as api=1.4.2"
            raise ConfigError([f"command line: --image: names no image (got {word!r}); {fix}"])
        images[service] = tag
    environment = load_with_sources(environment_file(options.file), images=images)
    table = explanation(environment, options.key)
    plan = environment.config.balancer_plan
    several = len(plan.load_balancers) > 1 and options.key in ("", *SECTIONS.values())
    more = balancer_lines(plan) if several else []
    runs = next_runs(environment, options.key, datetime.now(UTC))
    return 0, "\n".join([table, *runs, *deployments(environment, options.key), *more])


def _schema(options: argparse.Namespace) -> tuple[int, str]:
    if options.markdown:
        return 0, configuration_page().rstrip("\n")
    return 0, json.dumps(environment_schema(), indent=2)
