"""What subnets reach, and what of a task's needs they do not."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from moorage.values.aws_services import INTERNET, with_implied
from moorage.values.need import PULL, Need

WITH_NAT: Final = "run it in private subnets with NAT"


@dataclass(frozen=True, kw_only=True)
class Reach:
    """Describe what can be reached from one group of subnets.

    Args:
        group: The subnets in words, such as ``isolated subnets``.
        internet: Whether there is a way out, and so to everything.
        services: AWS services with endpoints there. Omitted: not known, so that only needs of the
            internet are checked.
        way_out: What to do to have a way out, as a fix for messages.

    Example:
        >>> reach = Reach(group="isolated subnets", internet=False, services=frozenset({"logs"}))
        >>> [need.service for need in reach.missing([Need("logs", ""), Need("sqs", "")])]
        ['sqs']
    """

    group: str
    internet: bool
    services: frozenset[str] | None = None
    way_out: str = WITH_NAT

    def missing(self, needs: Iterable[Need]) -> list[Need]:
        """Return the needs that are not met, in order of their names.

        Args:
            needs: What a task has to reach.
        """
        return [need for need in sorted(set(needs)) if not self._meets(need)]

    def fix(self, missing: Iterable[Need]) -> str:
        """Return the two ways to meet needs that are not met.

        Args:
            missing: Needs that :meth:`missing` returned.
        """
        services = sorted({need.service for need in missing} - {INTERNET})
        ways = []
        if any(need == Need(INTERNET, PULL) for need in missing):
            ways.append("copy its image to Amazon ECR in this region")
        elif any(need.service == INTERNET for need in missing):
            ways.append("do without the internet")
        if services:
            ways.append(f"add VPC endpoints for {', '.join(services)}")
        return f"{' and '.join(ways)}, or {self.way_out}"

    def _meets(self, need: Need) -> bool:
        if self.internet:
            return True
        if need.service == INTERNET:
            return False
        return self.services is None or with_implied([need.service]) <= self.services
