"""A service, and what belongs to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from moorage.checks.model.model import Model
from moorage.checks.model.node import Node
from moorage.checks.model.resource import Resource
from moorage.checks.model.unknown import Unknown

SERVICE: Final = "AWS::ECS::Service"
TASK: Final = "AWS::ECS::TaskDefinition"
_FARGATE: Final = frozenset({"FARGATE", "FARGATE_SPOT"})


@dataclass(frozen=True)
class EcsService:
    """Read a service together with its task definition.

    Args:
        model: The templates.
        resource: The ``AWS::ECS::Service``.
    """

    model: Model
    resource: Resource

    @cached_property
    def task(self) -> Resource | None:
        """Its task definition, if it is in one of the templates."""
        return self.model.resource(self.resource["TaskDefinition"], TASK)

    @property
    def containers(self) -> list[Node]:
        """The containers of its task definition."""
        return list(self.task["ContainerDefinitions"].each()) if self.task else []

    @property
    def strategy(self) -> list[Node]:
        """The items of its capacity-provider strategy."""
        return list(self.resource["CapacityProviderStrategy"].each())

    @property
    def is_fargate(self) -> bool | None:
        """Whether Fargate runs it; ``None`` where the template does not tell."""
        launch = self.resource["LaunchType"]
        if launch.text:
            return launch.text == "FARGATE"
        providers = [one["CapacityProvider"] for one in self.strategy]
        if providers and all(one.text for one in providers):
            return all(one.text in _FARGATE for one in providers)
        if providers and all(one.reference for one in providers):
            return False
        return None

    @property
    def is_rolling(self) -> bool | None:
        """Whether ECS replaces its tasks in place, one part after the other."""
        controller = self.resource["DeploymentController"]["Type"]
        strategy = self.resource["DeploymentConfiguration"]["Strategy"]
        if controller.unknown or strategy.unknown:
            return None
        return (controller.text or "ECS") == "ECS" and (strategy.text or "ROLLING") == "ROLLING"

    @property
    def is_daemon(self) -> bool | None:
        """Whether it has one task on every instance."""
        kind = self.resource["SchedulingStrategy"]
        return None if kind.unknown else kind.text == "DAEMON"

    @property
    def scalable_targets(self) -> list[Resource]:
        """What scales its number of tasks."""
        return [
            target
            for target in self.model.of("AWS::ApplicationAutoScaling::ScalableTarget")
            if target["ScalableDimension"].text == "ecs:service:DesiredCount"
            and any(
                (one.stack, one.logical_id) == (self.resource.stack, self.resource.logical_id)
                for one in target["ResourceId"].references
            )
        ]

    @property
    def network(self) -> Node:
        """Its ``AwsvpcConfiguration``."""
        return self.resource["NetworkConfiguration"]["AwsvpcConfiguration"]


def services(model: Model) -> Iterator[EcsService]:
    """Yield every service.

    Args:
        model: The templates.
    """
    for resource in model.of(SERVICE):
        yield EcsService(model, resource)


def tasks(model: Model) -> Iterator[tuple[Resource, list[Node]]]:
    """Yield every task definition with its containers.

    Args:
        model: The templates.
    """
    for task in model.of(TASK):
        yield task, list(task["ContainerDefinitions"].each())


def fargate_task(task: Resource) -> bool | None:
    """Return whether a task definition may run on Fargate.

    Args:
        task: An ``AWS::ECS::TaskDefinition``.
    """
    kinds = task["RequiresCompatibilities"]
    if isinstance(kinds.value, Unknown) or not kinds.complete:
        return None
    return any(kind.text == "FARGATE" for kind in kinds.each())
