"""A task in an isolated subnet has the endpoints that it needs."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model
from moorage.checks.model.unknown import PartialText
from moorage.checks.views.ecs_service import EcsService, services
from moorage.checks.views.subnet import subnets_of, way_out


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    for service in services(model):
        subnets = subnets_of(model, service.resource)
        closed = [one for one in subnets if way_out(model, one) == "nowhere"]
        if not closed or service.task is None:
            continue
        endpoints = _endpoints(model)
        for name in _needed(service) if endpoints is not None else ():
            if endpoints is not None and name not in endpoints:
                where = service.network["Subnets"]
                yield where, f"{closed[0].path} leads nowhere, and there is no endpoint for {name}"
                break


def _endpoints(model: Model) -> set[str] | None:
    found = set()
    for endpoint in model.of("AWS::EC2::VPCEndpoint"):
        name = endpoint["ServiceName"]
        text = name.value.tail if isinstance(name.value, PartialText) else name.text
        if not text:
            return None
        found.add(text.removeprefix("com.amazonaws.").partition(".")[2] or text.lstrip("."))
    return found


def _needed(service: EcsService) -> Iterator[str]:
    for container in service.containers:
        if _is_ecr(container["Image"].value):
            yield from ("ecr.api", "ecr.dkr", "s3")
        if container["LogConfiguration"]["LogDriver"].text == "awslogs":
            yield "logs"


def _is_ecr(image: object) -> bool:
    if isinstance(image, PartialText):
        return any(isinstance(part, str) and ".dkr.ecr." in part for part in image.parts)
    return isinstance(image, str) and ".dkr.ecr." in image


CHECK = Check(
    id="MRG-402",
    severity="error",
    area="Reachability",
    title="A task in a subnet without a way out has endpoints for what it needs",
    why="The task cannot pull its image or write its log, and never starts.",
    source="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html",
    fix="add the endpoints, or give the subnets a way out",
    find=_find,
)
