"""Findings for people."""

from typing import Final

from moorage.checks.report import Report

_RED, _YELLOW, _PLAIN = "\033[31m", "\033[33m", "\033[0m"
_COLOURS: Final = {"error": _RED, "warning": _YELLOW}


def as_text(report: Report, *, colour: bool = False) -> str:
    """Return a paragraph for each finding, and a line with their numbers.

    Args:
        report: What was found.
        colour: Whether to colour the severity.
    """
    lines = []
    for one in report.findings:
        word = one.severity
        shown = f"{_COLOURS[word]}{word}{_PLAIN}" if colour else word
        lines.append(f"{shown} {one.id} {one.path}  {one.property_path}".rstrip())
        place = f" ({one.logical_id} in {one.file})" if one.logical_id != one.path else ""
        lines.append(f"  {one.what}{place or f' (in {one.file})'}")
        lines += [f"  fix: {one.fix}", ""]
    return "\n".join([*lines, _sum(report)])


def _sum(report: Report) -> str:
    warnings = len(report.findings) - report.errors
    counted = f"{_many(report.errors, 'error')}, {_many(warnings, 'warning')}"
    said = f"{counted} in {_many(report.templates, 'template')}"
    return f"{said}; {len(report.acknowledged)} acknowledged" if report.acknowledged else said


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
