"""The command ``moorage check``."""

import argparse
import os
import sys
from datetime import date
from pathlib import Path
from typing import Any, Final

from moorage.checks.acknowledgement import read_acknowledgements
from moorage.checks.model.reading import read_model
from moorage.checks.output.formats import FORMATS
from moorage.checks.output.text import as_text
from moorage.checks.registry import all_checks
from moorage.checks.report import report
from moorage.errors import TemplateError

FINDINGS: Final = 1
_TEXT: Final = """\
Check CloudFormation templates for what each resource alone does not show.

PATH is a template (JSON, or YAML with or without short functions), a folder of templates, or a
cdk.out. Templates that are given together are read together.
"""
_CODES: Final = """\
exit codes:
  0  nothing was found, or warnings without --strict
  1  something was found
  2  a path or the file of acknowledgements cannot be read

acknowledgements:
  - id: MRG-107
    resource: demo/platform/LoadBalancer
    reason: Nothing but the tests calls this load balancer.
    expires: "2027-01-31"
"""


def add_check_command(commands: Any) -> None:
    """Add the command to a parser.

    Args:
        commands: What ``add_subparsers`` returned.
    """
    parser = commands.add_parser(
        "check",
        help="check templates",
        description=_TEXT,
        epilog=_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="what to check")
    parser.add_argument(
        "--format", choices=[*FORMATS], default="text", help="text (the default), or for machines"
    )
    parser.add_argument("--strict", action="store_true", help="warnings fail too")
    parser.add_argument(
        "--acknowledged", type=Path, metavar="FILE", help="what has been looked at and accepted"
    )
    parser.add_argument("--list", action="store_true", help="list the checks, and check nothing")
    parser.set_defaults(command=_check)


def _check(options: argparse.Namespace) -> tuple[int, str]:
    if options.list:
        return 0, "\n".join(f"{c.id}  {c.severity:7}  {c.title}" for c in all_checks())
    if not options.paths:
        raise TemplateError(["command line: PATH is missing; name a template or a cdk.out"])
    accepted = read_acknowledgements(options.acknowledged) if options.acknowledged else []
    found = report(
        read_model(options.paths),
        accepted,
        today=date.today().isoformat(),
        file=str(options.acknowledged or ""),
    )
    failed = found.findings if options.strict else found.errors
    code = FINDINGS if failed else 0
    if options.format == "text":
        colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
        return code, as_text(found, colour=colour)
    return code, FORMATS[options.format](found)
