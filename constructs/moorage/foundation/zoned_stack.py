"""A stack whose availability zones are given, so that synthesis never asks an AWS account."""

from collections.abc import Sequence
from typing import Any

from aws_cdk import Stack
from constructs import Construct


class ZonedStack(Stack):
    """Know the availability zones without a look-up.

    A plain ``Stack`` with a concrete account asks that account for its zones at synth time, even
    when ``ec2.Vpc`` is told them: without credentials, ``cdk synth`` fails. Derive from this class,
    or put a network into an instance of it, to synthesize anywhere.

    Args:
        zones: Full zone names, such as ``["eu-west-1a", "eu-west-1b"]``.
        kwargs: Passed on to ``aws_cdk.Stack``.

    Example:
        >>> stack = ZonedStack(app, "Net", zones=["eu-west-1a", "eu-west-1b"])
        >>> stack.availability_zones
        ['eu-west-1a', 'eu-west-1b']
    """

    def __init__(self, scope: Construct, id: str, *, zones: Sequence[str], **kwargs: Any) -> None:
        self._zones = list(zones)
        super().__init__(scope, id, **kwargs)

    @property
    def availability_zones(self) -> list[str]:
        """The given zones, in the given order."""
        return self._zones
