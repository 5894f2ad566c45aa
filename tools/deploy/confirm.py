"""Ask before anything that costs money or deletes something on AWS."""

import sys
from collections.abc import Callable

from tools.deploy.failure import REFUSED, CommandError


def confirm(
    question: str,
    *,
    yes: bool,
    interactive: bool | None = None,
    ask: Callable[[str], str] = input,
) -> None:
    """Return if somebody agrees.

    Args:
        question: A sentence that ends with a question mark.
        yes: Somebody agreed on the command line.
        interactive: Whether somebody can answer. Omitted: whether standard input is a terminal.
        ask: Shows the question and returns the answer.

    Raises:
        CommandError: Nobody agrees, or nobody can be asked.
    """
    if yes:
        return
    if not (sys.stdin.isatty() if interactive is None else interactive):
        raise CommandError(
            "Nobody can be asked here; run it with YES=1 (or --yes) if it shall happen.", REFUSED
        )
    if ask(f"{question} [y/N] ").strip().lower() not in ("y", "yes"):
        raise CommandError("Nothing was done.", REFUSED)
