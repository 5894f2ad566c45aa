"""The command ``moorage deploy-plan``."""

import argparse
import json
import os
import sys
from pathlib import Path
from typing import Any, Final

from moorage.config.deployment_numbers import forecast
from moorage.config.environment_config import EnvironmentConfig
from moorage.config.environment_file import environment_file
from moorage.config.loader import load_environment
from moorage.config.nearest import nearest
from moorage.delivery.forecast import Forecast
from moorage.delivery.picture import picture
from moorage.delivery.plan import Plan
from moorage.delivery.task_times import ASSUMED_START_SECONDS
from moorage.delivery.text import as_text
from moorage.errors import InvalidInputError

NEVER_ENDS: Final = 1
_TEXT: Final = """\
Show what the next deployment of a service does, step by step: how many tasks there are, how long it
takes, and what becomes of an image that crashes. A model of the documented rules of ECS: nothing is
asked from AWS, and nothing is deployed.
"""
_CODES: Final = """\
examples:
  moorage deploy-plan prod api
  moorage deploy-plan environments/prod.yaml api --start-seconds 25 --crash
  moorage deploy-plan prod api --format svg > api.svg

exit codes:
  0  the deployment ends
  1  it would never end
  2  the file cannot be used, or has no such service
"""


def add_deploy_plan_command(commands: Any) -> None:
    """Add the command to a parser.

    Args:
        commands: What ``add_subparsers`` returned.
    """
    parser = commands.add_parser(
        "deploy-plan",
        help="show what the next deployment of a service does",
        description=_TEXT,
        epilog=_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", type=Path, help="an environment file, or its name: prod")
    parser.add_argument("service", help="a service of it")
    image = parser.add_mutually_exclusive_group()
    image.add_argument(
        "--crash", action="store_true", help="the steps of an image that crashes when it starts"
    )
    image.add_argument(
        "--unhealthy", action="store_true", help="the steps of an image that never answers"
    )
    parser.add_argument(
        "--start-seconds",
        type=int,
        default=ASSUMED_START_SECONDS,
        metavar="N",
        help="how long a task takes to start (default: %(default)s)",
    )
    parser.add_argument(
        "--tasks", type=int, metavar="N", help="how many run (default: count, or min_tasks)"
    )
    parser.add_argument("--format", choices=["text", "json", "svg"], default="text")
    parser.set_defaults(command=_deploy_plan)


def _deploy_plan(options: argparse.Namespace) -> tuple[int, str]:
    config = load_environment(environment_file(options.file))
    _check(config, options.service)
    made = forecast(
        config, options.service, tasks=options.tasks, start_seconds=options.start_seconds
    )
    shown = _shown(made, options)
    code = 0 if made.works.ends else NEVER_ENDS
    if options.format == "json":
        return code, json.dumps(made.as_data(), indent=2)
    if options.format == "svg":
        return code, picture(made, [shown] if shown else [made.works, made.crashes])
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    return code, as_text(made, shown, colour=colour)


def _shown(made: Forecast, options: argparse.Namespace) -> Plan | None:
    if options.crash:
        return made.crashes
    if not options.unhealthy:
        return None
    if made.unhealthy is None:
        raise InvalidInputError(
            "moorage deploy-plan --unhealthy",
            f"nothing asks the tasks of {options.service} whether they are well",
            fix="add routes, or container.health_check",
        )
    return made.unhealthy


def _check(config: EnvironmentConfig, name: str) -> None:
    if name in config.services:
        return
    near = nearest(name, config.services)
    fix = f"did you mean '{near}'?" if near else f"it has {', '.join(config.services) or 'none'}"
    what = "the environment has no such service"
    raise InvalidInputError("moorage deploy-plan", what, got=name, fix=fix)
