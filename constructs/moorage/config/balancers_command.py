"""The command ``moorage balancers``."""

import argparse
from pathlib import Path
from typing import Any, Final

from moorage.config.balancer_plan import BalancerPlan
from moorage.config.balancer_record import record_path, record_text
from moorage.config.environment_config import EnvironmentConfig
from moorage.config.environment_file import environment_file
from moorage.config.loader import load_environment
from moorage.values.balancer_name import numbered
from moorage.values.host_placement import ANY_HOST, MOST_TARGET_GROUPS

_TEXT: Final = """\
Show which load balancer answers for which host, and how full each one is.

When the routes need more rules or target groups than a load balancer has, another one is added.
With --write, what is where is kept in environments/balancers/NAME.yaml, and no later change of the
environment file moves it.
"""


def add_balancers_command(commands: Any) -> None:
    """Add the command to a parser.

    Args:
        commands: What ``add_subparsers`` returned.
    """
    parser = commands.add_parser(
        "balancers",
        help="show and keep which load balancer answers for which host",
        description=_TEXT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", type=Path, help="an environment file, or its name: demo")
    parser.add_argument("--write", action="store_true", help="keep every host where it is now")
    parser.set_defaults(command=_balancers)


def balancer_lines(plan: BalancerPlan) -> list[str]:
    """Return one line for each load balancer and each host.

    Args:
        plan: Where everything is.
    """
    lines = []
    for section, placement in plan.placements.items():
        numbers, recorded = placement.numbers, plan.record.get(section, {})
        for number, load in placement.loads.items():
            lines.append(
                f"{numbered(section, number)}: {load.rules} of {placement.most_rules} rules, "
                f"{load.target_groups} of {MOST_TARGET_GROUPS} target groups"
            )
            for host in (host for host, found in numbers.items() if found == number):
                name = "routes without a host" if host == ANY_HOST else host
                kept = " (recorded)" if host in recorded else ""
                lines.append(f"  {name}{kept}")
    return lines


def _balancers(options: argparse.Namespace) -> tuple[int, str]:
    path = environment_file(options.file)
    config: EnvironmentConfig = load_environment(path)
    lines = balancer_lines(config.balancer_plan)
    if options.write:
        record = record_path(path)
        record.parent.mkdir(exist_ok=True)
        record.write_text(record_text(config.name, config.balancer_plan), encoding="utf-8")
        lines.append(f"written to {record}; commit it with the environment file")
    elif config.balancer_plan.unrecorded():
        lines.append("a later change may move hosts that are not recorded; add --write")
    return 0, "\n".join(lines)
