"""A Fargate task reaches its registry."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model
from moorage.checks.views.ecs_service import services
from moorage.checks.views.subnet import subnets_of, way_out


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    for service in services(model):
        public = service.network["AssignPublicIp"]
        if not service.is_fargate or public.unknown or public.text == "ENABLED":
            continue
        subnets = subnets_of(model, service.resource)
        outside = [one for one in subnets if way_out(model, one) == "internet-gateway"]
        # Interface endpoints would help; who has them for every need is not told here.
        if outside and not model.of("AWS::EC2::VPCEndpoint"):
            yield service.network, f"{outside[0].path} leads out only with a public address"


CHECK = Check(
    id="MRG-401",
    severity="error",
    area="Reachability",
    title="A Fargate task in a public subnet has a public address, or another way out",
    why="The task cannot pull its image, and never starts.",
    source=(
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html"
    ),
    fix="set AssignPublicIp to ENABLED, or use private subnets with NAT or endpoints",
    find=_find,
)
