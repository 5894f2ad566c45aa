"""The three plans of a deployment: of an image that works, one that crashes, one that is unwell."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from moorage.delivery.plan import Plan
from moorage.delivery.planning import plan
from moorage.delivery.service_deployment import ServiceDeployment
from moorage.delivery.words import about


@dataclass(frozen=True)
class Forecast:
    """What the next deployment of a service does.

    Args:
        name: The service.
        deployment: The numbers.

    Example:
        >>> print(Forecast("api", ServiceDeployment(tasks=2)).summary)
        api: rolling, about 3 min; an image that crashes is rolled back in about 2 min
    """

    name: str
    deployment: ServiceDeployment

    @cached_property
    def works(self) -> Plan:
        """The plan of an image that works."""
        return plan(self.deployment)

    @cached_property
    def crashes(self) -> Plan:
        """The plan of an image that crashes when it starts."""
        return plan(self.deployment, "crashes")

    @cached_property
    def unhealthy(self) -> Plan | None:
        """The plan of an image that never answers; ``None``: no health check would notice."""
        noticed = self.deployment.times.unhealthy_seconds is not None
        return plan(self.deployment, "unhealthy") if noticed else None

    @property
    def strategy(self) -> str:
        """The strategy, in the word of the environment file."""
        return self.deployment.strategy.strategy

    @property
    def summary(self) -> str:
        """The forecast as one line."""
        if not self.deployment.tasks:
            return f"{self.name}: {self.strategy}, no tasks to replace"
        seconds = self.works.seconds
        if seconds is None:
            return f"{self.name}: {self.strategy}, never ends"
        return f"{self.name}: {self.strategy}, {about(seconds)}; {self._crash}"

    @property
    def _crash(self) -> str:
        seconds = self.crashes.seconds
        if seconds is None:
            return "an image that crashes is not even started"
        if self.crashes.documented:
            return f"an image that crashes is rolled back in {about(seconds)}"
        return "an image that crashes gets no requests"

    def as_data(self) -> dict[str, Any]:
        """Return it as plain data, for machines."""
        plans = {"works": self.works, "crashes": self.crashes, "unhealthy": self.unhealthy}
        return {
            "service": self.name,
            "strategy": self.strategy,
            "summary": self.summary,
            "tasks": self.deployment.tasks,
            "assumed": vars(self.deployment.times),
            "shift_seconds": self.deployment.shift_seconds,
            "plans": {name: _data(made) for name, made in plans.items() if made},
        }


def _data(made: Plan) -> dict[str, Any]:
    return {
        "ends": made.ends,
        "seconds": made.seconds,
        "failed_at_seconds": made.failed_at,
        "old_version_serves_seconds": made.old_serves_seconds,
        "fewest_healthy_tasks": made.fewest_healthy,
        "most_tasks": made.most_tasks,
        "most_network_interfaces": made.most_places,
        "extra_network_interfaces": made.extra_places,
        "steps": [vars(step) for step in made.steps],
    }
