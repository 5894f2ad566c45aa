"""The forms in which findings are printed."""

from collections.abc import Callable, Mapping
from importlib.metadata import version
from typing import Final

from moorage.checks.output.github import as_github
from moorage.checks.output.json_text import as_json
from moorage.checks.output.junit import as_junit
from moorage.checks.output.sarif import as_sarif
from moorage.checks.output.text import as_text
from moorage.checks.report import Report


def _sarif(report: Report) -> str:
    return as_sarif(report, version=version("moorage"))


FORMATS: Final[Mapping[str, Callable[[Report], str]]] = {
    "text": as_text,
    "json": as_json,
    "sarif": _sarif,
    "junit": as_junit,
    "github": as_github,
}
"""Each form by its name on the command line."""
