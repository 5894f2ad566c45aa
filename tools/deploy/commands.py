"""The lines that look after what is deployed, from the outputs of its stacks."""

import re
from collections.abc import Mapping

from tools.deploy import stacks
from tools.deploy.session import Session

# The CDK adds eight signs to the key of an output inside of a construct.
_KEY = re.compile(r"([A-Z][A-Za-z]*)Command(?:[0-9A-F]{8})?")
_WORDS = re.compile(r"[A-Z][a-z]*")


def show(session: Session) -> int:
    """Print every line, and return the exit code.

    Args:
        session: The environment and the target.
    """
    lines = deployed(session)
    nothing = f"No service or task of {session.environment} is on the {session.target.label}."
    print("\n".join(lines) if lines else nothing)
    return 0


def deployed(session: Session) -> list[str]:
    """Return what looks after each stack that is deployed.

    Args:
        session: The environment and the target.
    """
    found = stacks.existing(session.target.clients, session.stack_names)
    outputs = {name: stacks.outputs(stack) for name, stack in found.items()}
    return lines(session.environment, outputs)


def lines(environment: str, outputs: Mapping[str, Mapping[str, str]]) -> list[str]:
    """Return a line for each command, below the name of what it looks after.

    Args:
        environment: Its name, with which the names of its stacks begin.
        outputs: The outputs of each stack, by its name.
    """
    text = []
    for stack, found in sorted(outputs.items()):
        commands = {
            _title(match[1]): value
            for key, value in sorted(found.items())
            if (match := _KEY.fullmatch(key))
        }
        if commands:
            text.append(f"{_name(stack, environment)}:")
            text += [f"  {title}: {command}" for title, command in commands.items()]
    return text


def _title(words: str) -> str:
    return " ".join(_WORDS.findall(words)).lower()


def _name(stack: str, environment: str) -> str:
    part = stack.removeprefix(f"{environment}-")
    kind, _, name = part.partition("-")
    return f"{kind} {name}" if name else part
