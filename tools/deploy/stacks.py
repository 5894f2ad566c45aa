"""The state of an environment's stacks in CloudFormation."""

import time
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from tools.aws import Clients, is_error
from tools.deploy.failure import FAILED, CommandError

Stack = Mapping[str, Any]
_PATIENCE = 1800.0


def existing(clients: Clients, names: Iterable[str]) -> dict[str, Stack]:
    """Return the stacks that exist, by name.

    Args:
        clients: Where to look.
        names: The stacks to look for.
    """
    found = {}
    for name in names:
        try:
            found[name] = clients("cloudformation").describe_stacks(StackName=name)["Stacks"][0]
        except Exception as error:
            # CloudFormation has no error code of its own for a stack that does not exist.
            if is_error(error, "ValidationError") and "does not exist" in str(error):
                continue
            raise
    return {name: stack for name, stack in found.items() if _exists(stack)}


def outputs(stack: Stack | None) -> dict[str, str]:
    """Return the outputs of a stack, by key.

    Args:
        stack: A stack, or nothing if it does not exist.
    """
    return {one["OutputKey"]: one["OutputValue"] for one in (stack or {}).get("Outputs", [])}


def versions(stacks: Mapping[str, Stack]) -> dict[str, str]:
    """Return something per stack that differs after each change.

    Args:
        stacks: As :func:`existing` returns them.
    """
    return {
        name: f"{stack['StackId']} {stack.get('LastUpdatedTime') or stack['CreationTime']}"
        for name, stack in stacks.items()
    }


def settle(
    clients: Clients,
    names: list[str],
    *,
    say: Callable[[str], None] = print,
    patience: float = _PATIENCE,
) -> None:
    """Wait for operations that an interrupted command left behind, and refuse what blocks.

    The CLI itself deletes and makes again a stack whose creation failed (``ROLLBACK_COMPLETE``).

    Args:
        clients: Where the stacks are.
        names: The stacks to be deployed.
        say: Shows one line.
        patience: Seconds to wait at most.

    Raises:
        CommandError: A stack is stuck, and what frees it.
    """
    deadline = time.monotonic() + patience
    told = False
    while True:
        states = {name: str(one["StackStatus"]) for name, one in existing(clients, names).items()}
        busy = [name for name, state in states.items() if _busy(state)]
        if not busy:
            break
        if time.monotonic() > deadline:
            raise CommandError(f"{', '.join(busy)}: still busy after {patience:.0f} s", FAILED)
        if not told:
            say(f"  waiting for an earlier operation on {', '.join(busy)} ...")
            told = True
        time.sleep(2)
    for name, state in states.items():
        if state == "UPDATE_ROLLBACK_FAILED":
            raise CommandError(
                f"{name}: its last rollback failed ({state}). Try: "
                f"aws cloudformation continue-update-rollback --stack-name {name}",
                FAILED,
            )


def _busy(state: str) -> bool:
    # A stack in review is a change set that nobody executed; the CLI takes it over.
    return state.endswith("_IN_PROGRESS") and state != "REVIEW_IN_PROGRESS"


def _exists(stack: Stack) -> bool:
    return str(stack["StackStatus"]) != "DELETE_COMPLETE"
