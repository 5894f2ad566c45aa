"""The table of COVERAGE.md, made from the code that it describes.

``python -m tools.emulator.coverage`` writes it anew.
"""

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import app
from tools.emulator.extension.ministack import handlers
from tools.emulator.extension.registry import ADDED
from tools.emulator.readback.stack import READERS
from tools.emulator.settings import ROOT

FILE: Final = Path(__file__).with_name("COVERAGE.md")
# Folders of environment files that `make deploy` and the deploy tests deploy.
_DEPLOYED: Final = (
    "environments",
    "tests/deploy/environments",
    "examples/wordpress",
    "examples/shop",
)
_EXTENSION = {resource.name: resource.kind for resource in ADDED}


def types_used() -> set[str]:
    """Return the types of everything that is deployed to the emulator by us."""
    flags = json.loads((ROOT / "cdk.json").read_text())["context"]
    apps = [app.build_app(flags | {"environments": str(ROOT / one)}) for one in _DEPLOYED]
    resources = (one.template["Resources"] for made in apps for one in made.synth().stacks)
    return {resource["Type"] for some in resources for resource in some.values()}


def table(types: Iterable[str]) -> str:
    """Return one row per CloudFormation type: who provides it, and whether it is read back.

    Args:
        types: The types that the environments' templates use.
    """
    rows = ["| type | provided by | read back |", "| --- | --- | --- |"]
    for name in sorted(types):
        rows.append(f"| `{name}` | {_provider(name)} | {'yes' if name in READERS else 'no'} |")
    return "\n".join(rows)


def _provider(name: str) -> str:
    if name in _EXTENSION:
        return f"our extension, {_EXTENSION[name]}"
    if name.startswith("Custom::"):
        return "its Lambda function, which runs"
    return "ministack" if name in handlers else "nobody"


def main() -> None:
    """Replace the table in the file."""
    rows = re.compile(r"\| type \| provided by .*?(?=\n\n)", re.DOTALL)
    FILE.write_text(rows.sub(lambda _: table(types_used()), FILE.read_text(), count=1))


if __name__ == "__main__":
    main()
