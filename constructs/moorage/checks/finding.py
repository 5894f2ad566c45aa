"""What a check found, and where."""

from dataclasses import dataclass

from moorage.checks.severity import Severity


@dataclass(frozen=True, kw_only=True, order=True)
class Finding:
    """Say what is wrong with one resource.

    Args:
        stack: Name of the template.
        path: Path of the construct; the logical id where the template does not tell.
        id: Id of the check.
        property_path: The property, such as ``DeploymentConfiguration.MaximumPercent``. Empty: the
            whole resource.
        what: What is wrong, with the values that are.
        fix: What to do.
        severity: How bad it is.
        logical_id: The resource.
        resource_type: Its CloudFormation type.
        file: The template's file.
    """

    stack: str
    path: str
    id: str
    property_path: str
    what: str
    fix: str
    severity: Severity
    logical_id: str
    resource_type: str
    file: str
