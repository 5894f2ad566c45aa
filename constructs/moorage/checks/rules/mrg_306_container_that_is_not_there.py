"""A start order and a load balancer name containers of the task."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model
from moorage.checks.model.node import Node
from moorage.checks.views.ecs_service import services, tasks


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    for _, containers in tasks(model):
        wanted = [
            dependency["ContainerName"]
            for container in containers
            for dependency in container["DependsOn"].each()
        ]
        yield from _absent(containers, wanted)
    for service in services(model):
        balancers = service.resource["LoadBalancers"].each()
        yield from _absent(service.containers, [one["ContainerName"] for one in balancers])


def _absent(containers: list[Node], wanted: list[Node]) -> Iterator[tuple[Place, str]]:
    names = {container["Name"].text for container in containers}
    for name in wanted if containers and None not in names else ():
        if name.text is not None and name.text not in names:
            yield name, f"the task has no container {name.text}"


CHECK = Check(
    id="MRG-306",
    severity="error",
    area="Sizes and platforms",
    title="Names of containers are names of the same task",
    why="ECS refuses the task definition or the service.",
    source="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDependency.html",
    fix="name a container of the task definition",
    find=_find,
)
