"""The pages of docs/checks, from the checks themselves and their truth tables."""

from itertools import groupby
from pathlib import Path
from typing import Any, Final

from moorage.checks.check import Check
from moorage.checks.model.yaml_template import parse_yaml
from moorage.checks.registry import all_checks
from tools.checks.precision import precision_page
from tools.pages import write_pages
from tools.setup import ROOT

FOLDER: Final = ROOT / "docs" / "checks"
_TABLES: Final = ROOT / "tests" / "unit" / "checks" / "rules"
_CASES: Final = {
    "violating": "Reported",
    "compliant": "Not reported",
    "unknown": "Not known before the deployment, so not reported",
}
_HEAD: Final = """\
# Checks

What each resource alone does not show: whether they work together. How to run them, and how to
accept a finding, is in [check templates](../how-to/check-templates.md); how often they are right on
templates of others, in [precision](precision.md).

`make docs` makes these pages from the checks and from the truth tables that test them.
"""


def pages() -> dict[str, str]:
    """Return every page as Markdown, by the name of its file."""
    found = {f"{check.id}.md": _page(check) for check in all_checks()}
    return found | {"README.md": _index(all_checks()), "precision.md": precision_page()}


def write(folder: Path = FOLDER) -> None:
    """Write the pages, and remove those of checks that are gone.

    Args:
        folder: Where. Omitted: the folder of the docs.
    """
    write_pages(folder, pages())


def _index(checks: tuple[Check, ...]) -> str:
    def area(check: Check) -> str:
        return check.area

    lines = [_HEAD]
    for name, those in groupby(sorted(checks, key=area), key=area):
        lines.append(f"\n## {name}\n\n| check | severity | what must hold |\n|---|---|---|\n")
        lines += [f"| [{one.id}]({one.id}.md) | {one.severity} | {one.title} |\n" for one in those]
    return "".join(lines)


def _page(check: Check) -> str:
    table = _truth_table(check)
    cases = [
        f"\n{heading}:\n\n" + "".join(_case(name, case) for name, case in table[kind].items())
        for kind, heading in _CASES.items()
        if table.get(kind)
    ]
    return (
        f"# {check.id}: {check.title}\n\n"
        f"*{check.severity} · {check.area}*\n\n"
        f"**Why.** {check.why}\n\n**Fix.** {check.fix[0].upper()}{check.fix[1:]}.\n\n"
        f"**Source.** <{check.source}>\n\n## Cases\n{''.join(cases)}"
    )


def _case(name: str, case: dict[str, Any]) -> str:
    finds = case.get("finds") or {}
    said = "; ".join(f"`{resource}` {_words(what)}" for resource, what in finds.items())
    return f"- {name}{': ' + said if said else ''}\n"


def _words(what: Any) -> str:
    return " and ".join(what) if isinstance(what, list) else str(what)


def _truth_table(check: Check) -> dict[str, Any]:
    [file] = _TABLES.glob(f"{check.id.lower().replace('-', '_')}_*.yaml")
    found: dict[str, Any] = parse_yaml(file.read_text(), file.name)
    return found
