"""Checks of templates: will these resources work together? Needs no CDK."""

from moorage.checks.acknowledgement import read_acknowledgements
from moorage.checks.check import Check
from moorage.checks.finding import Finding
from moorage.checks.model.model import Model
from moorage.checks.model.reading import read_model
from moorage.checks.registry import all_checks
from moorage.checks.report import Report, report
from moorage.checks.run import run

__all__ = [
    "Check",
    "Finding",
    "Model",
    "Report",
    "all_checks",
    "read_acknowledgements",
    "read_model",
    "report",
    "run",
]
