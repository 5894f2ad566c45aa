"""Shifting traffic needs a load balancer."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model
from moorage.checks.views.ecs_service import services


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    for service in services(model):
        strategy = service.resource["DeploymentConfiguration"]["Strategy"]
        balancers = service.resource["LoadBalancers"]
        connect = service.resource["ServiceConnectConfiguration"]
        nothing = balancers.missing or balancers.value == []
        if strategy.text in ("CANARY", "LINEAR") and nothing and connect.missing:
            yield strategy, f"{strategy.text} without a load balancer"


CHECK = Check(
    id="MRG-211",
    severity="error",
    area="Deployments",
    title="A canary or linear deployment has traffic to shift",
    why=(
        "ECS shifts traffic in a load balancer or in Service Connect: without either it "
        "refuses the service."
    ),
    source=(
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-canary.html"
    ),
    fix="add a load balancer, or use ROLLING",
    find=_find,
)
