"""The page that says how often the checks are right, from what was judged."""

from typing import Any, Final

import yaml

from tools.setup import ROOT

JUDGED: Final = ROOT / "tests" / "precision" / "judged.yaml"
_HEAD: Final = """\
# Precision

The checks run over templates that others wrote, and each finding was looked at. The tests do it
again (`pytest tests/precision`), and fail when a finding is new or gone.

| templates of | read |
|---|---|
"""
_TABLE: Final = """
| check | findings | true | false | because |
|---|---|---|---|---|
"""
_CORRECTED: Final = """
What was wrong when it was first measured, and was corrected in the check:

"""


def precision_page() -> str:
    """Return the page as Markdown."""
    judged = yaml.safe_load(JUDGED.read_text())
    checks = judged["checks"]
    found = sum(_found(entry) for entry in checks)
    wrong = sum(_wrong(entry) for entry in checks)
    share = f"{(found - wrong) / found:.1%}"
    return "".join(
        [
            _HEAD,
            *(f"| {name} | {number} |\n" for name, number in judged["templates"].items()),
            f"\n{found} findings, {found - wrong} judged true, {wrong} judged false: {share}. ",
            "Who judges is who wrote the checks; the list is in `tests/precision`.\n",
            _TABLE,
            *(_row(entry) for entry in checks),
            _CORRECTED,
            *(f"- {one['id']}: {one['what']}\n" for one in judged["corrected"]),
        ]
    )


def _row(entry: dict[str, Any]) -> str:
    check, found, wrong = entry["id"], _found(entry), _wrong(entry)
    return f"| [{check}]({check}.md) | {found} | {found - wrong} | {wrong} | {entry['reason']} |\n"


def _found(entry: dict[str, Any]) -> int:
    return sum(entry["found"].values())


def _wrong(entry: dict[str, Any]) -> int:
    return len(entry.get("false", []))
