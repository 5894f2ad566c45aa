"""Findings as annotations of GitHub Actions."""

from moorage.checks.report import Report


def as_github(report: Report) -> str:
    """Return one workflow command per finding.

    Args:
        report: What was found.
    """
    # https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
    return "\n".join(
        f"::{one.severity} file={_property(one.file)},title={one.id}::"
        f"{_data(f'{one.path} {one.property_path}: {one.what}; {one.fix}')}"
        for one in report.findings
    )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
