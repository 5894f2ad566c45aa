"""The checks as a validation plugin of the CDK."""

from moorage.validation.moorage_checks import MoorageChecks

__all__ = ["MoorageChecks"]
