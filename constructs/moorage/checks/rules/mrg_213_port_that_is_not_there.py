"""A service balances and connects ports of its task."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model
from moorage.checks.model.node import Node
from moorage.checks.views.ecs_service import EcsService, services


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    for service in services(model):
        mappings = [m for one in service.containers for m in one["PortMappings"].each()]
        if not service.containers or any(_hazy(one) for one in service.containers):
            continue
        names = {mapping["Name"].text for mapping in mappings}
        for name in _connected(service):
            if name.text and name.text not in names:
                yield name, f"the task has no port named {name.text}"
        yield from _balanced(service)


def _hazy(container: Node) -> bool:
    mappings = container["PortMappings"]
    return not mappings.certain or container["Name"].text is None


def _connected(service: EcsService) -> Iterator[Node]:
    for one in service.resource["ServiceConnectConfiguration"]["Services"].each():
        yield one["PortName"]


def _balanced(service: EcsService) -> Iterator[tuple[Place, str]]:
    for balancer in service.resource["LoadBalancers"].each():
        name, port = balancer["ContainerName"].text, balancer["ContainerPort"]
        for container in service.containers:
            numbers = {m["ContainerPort"].number for m in container["PortMappings"].each()}
            ranges = any(
                not m["ContainerPortRange"].missing for m in container["PortMappings"].each()
            )
            same = container["Name"].text == name
            if same and port.number is not None and port.number not in numbers and not ranges:
                yield port, f"{name} does not listen on {port.number:g}"


CHECK = Check(
    id="MRG-213",
    severity="error",
    area="Service Connect",
    title="Names of ports and port numbers are those of the task",
    why="ECS refuses the service.",
    source=(
        "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceConnectService.html"
    ),
    fix="name a port mapping of the task definition",
    find=_find,
)
