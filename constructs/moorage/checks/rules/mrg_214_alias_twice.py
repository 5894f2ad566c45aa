"""Names in Service Connect belong to one service."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model
from moorage.checks.views.ecs_service import services


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    first: dict[object, str] = {}
    for service in services(model):
        connect = service.resource["ServiceConnectConfiguration"]
        namespace = connect["Namespace"].reference or connect["Namespace"].text
        for one in connect["Services"].each() if namespace else ():
            for alias in one["ClientAliases"].each():
                name, port = alias["DnsName"].text, alias["Port"].number
                if name is None or port is None:
                    continue
                other = first.setdefault((namespace, name, port), service.resource.path)
                if other != service.resource.path:
                    yield alias, f"{name}:{port:g} is a name of {other} too"


CHECK = Check(
    id="MRG-214",
    severity="error",
    area="Service Connect",
    title="A name is given once in a namespace of Service Connect",
    why="Which of the services answers is left to chance.",
    source=(
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-"
        "concepts-deploy.html"
    ),
    fix="give one of the services another DnsName or port",
    find=_find,
)
