"""Run the checks in a test."""

from collections.abc import Iterable
from pathlib import Path

from aws_cdk import App

from moorage.checks.finding import Finding
from moorage.checks.model.reading import read_model
from moorage.checks.output.text import as_text
from moorage.checks.report import Report, report


def findings_of(app: App) -> list[Finding]:
    """Return what the checks find in an app, without what the app acknowledges.

    Args:
        app: The app; it is synthesized.

    Example:
        >>> stack = cdk.Stack(app, "Shop")
        >>> findings_of(app)
        []
    """
    return list(_report(app).findings)


def assert_works_together(app: App, *, ignoring: Iterable[str] = ()) -> None:
    """Fail a test with everything that the checks find in an app.

    Args:
        app: The app; it is synthesized.
        ignoring: Ids of checks that the test is not about.

    Raises:
        AssertionError: Something is found.

    Example:
        >>> stack = cdk.Stack(app, "Shop")
        >>> assert_works_together(app)
    """
    found = _report(app)
    ignored = set(ignoring)
    left = [one for one in found.findings if one.id not in ignored]
    shown = Report(findings=left, acknowledged=found.acknowledged, templates=found.templates)
    assert not left, f"\n{as_text(shown)}"  # noqa: S101 - it is what the function is for


def _report(app: App) -> Report:
    return report(read_model([Path(app.synth().directory)]))
