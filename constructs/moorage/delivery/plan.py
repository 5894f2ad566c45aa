"""What a deployment does: its steps, and the figures that people ask for."""

from dataclasses import dataclass
from typing import Literal

from moorage.delivery.service_deployment import ServiceDeployment
from moorage.delivery.step import Step
from moorage.values.rolling import Rolling

Image = Literal["works", "crashes", "unhealthy"]


@dataclass(frozen=True, kw_only=True)
class Plan:
    """The steps of a deployment.

    Args:
        deployment: What was planned.
        image: What the new image does: it works, crashes, or runs and never answers.
        steps: The steps, by time; the first is the moment at which it begins.
        seconds: Time until ECS calls the deployment done or rolled back; ``None``: never.
        failed_at: Time at which it failed. Omitted: it did not.
    """

    deployment: ServiceDeployment
    image: Image
    steps: tuple[Step, ...]
    seconds: int | None
    failed_at: int | None = None

    @property
    def ends(self) -> bool:
        """Whether it comes to an end."""
        return self.seconds is not None

    @property
    def fewest_healthy(self) -> int:
        """Healthy tasks of both versions at the worst moment."""
        return min(step.healthy for step in self.steps)

    @property
    def most_tasks(self) -> int:
        """Running and pending tasks at the fullest moment."""
        return max(step.tasks for step in self.steps)

    @property
    def most_places(self) -> int:
        """Network interfaces, and places on instances, at the fullest moment."""
        return max(step.places for step in self.steps)

    @property
    def extra_places(self) -> int:
        """How many of them are more than the service has between deployments."""
        return self.most_places - self.deployment.tasks

    @property
    def old_serves_seconds(self) -> int | None:
        """Time until the last old task takes no new requests; ``None``: it goes on."""
        last = self.steps[-1]
        if last.old or not self.ends:
            return None
        gone = next((s for s in self.steps if not s.old or s.share == 100), None)  # noqa: PLR2004 - all of it
        if gone is None:
            return None
        # A shift that ECS waits for may take as long to get to every connection.
        return gone.seconds + (self.deployment.shift_seconds if gone.old else 0)

    @property
    def documented(self) -> bool:
        """Whether AWS documents that the circuit breaker ends such a deployment.

        It does so for rolling deployments only
        (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html).
        """
        return isinstance(self.deployment.strategy, Rolling)
