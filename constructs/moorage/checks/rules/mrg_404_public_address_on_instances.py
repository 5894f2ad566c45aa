"""Tasks on instances get no public address."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model
from moorage.checks.views.ecs_service import services


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    for service in services(model):
        public = service.network["AssignPublicIp"]
        if service.is_fargate is False and public.text == "ENABLED":
            yield public, "the tasks run on instances"


CHECK = Check(
    id="MRG-404",
    severity="error",
    area="Reachability",
    title="Only tasks on Fargate ask for a public address",
    why="ECS refuses a service on instances whose tasks ask for a public address.",
    source=(
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking-awsvpc.html"
    ),
    fix="set AssignPublicIp to DISABLED, and use subnets with NAT or endpoints",
    find=_find,
)
