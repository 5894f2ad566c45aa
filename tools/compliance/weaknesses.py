"""Which gate catches which weakness, from what the tests pin."""

import json
from pathlib import Path
from typing import Final

from tools.compliance.markdown import row

_PINNED: Final = (
    "__snapshots__/test_weaknesses/test_which_gate_catches_which_weakness_is_known.json"
)
_HEAD: Final = """
## Which gate catches which weakness

A gate that catches nothing is none. {seeded} weaknesses are seeded into our own hardened templates,
one at a time; each row says who finds something then that is not found without it. {caught} are
caught; a tool alone catches:

| tool | weaknesses |
|---|---|
"""
_TABLE: Final = """
| weakness | caught by |
|---|---|
"""
_NONE: Final = """
None of these gates catches:

"""


def weaknesses(data: Path) -> str:
    """Return the part of the page as Markdown.

    Args:
        data: Folder of the tests of compliance.
    """
    pinned: dict[str, dict[str, list[str]]] = json.loads((data / _PINNED).read_text())
    missed = [what for what, gates in pinned.items() if not gates]
    tools = sorted({tool for gates in pinned.values() for tool in gates})
    alone = {tool: sum(tool in gates for gates in pinned.values()) for tool in tools}
    head = _HEAD.format(seeded=len(pinned), caught=len(pinned) - len(missed))
    return "".join(
        [
            head,
            *(row(tool, str(number)) for tool, number in alone.items()),
            _TABLE,
            *(row(what, _by(gates)) for what, gates in pinned.items() if gates),
            _NONE,
            *(f"- {what}\n" for what in missed),
        ]
    )


def _by(gates: dict[str, list[str]]) -> str:
    return "; ".join(
        f"{tool} {', '.join(f'`{rule}`' for rule in rules)}" for tool, rules in gates.items()
    )
