"""A service names capacity providers, not a launch type."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model
from moorage.checks.views.ecs_service import services


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    for service in services(model):
        kind = service.resource["LaunchType"]
        if kind.text in ("FARGATE", "EC2"):
            yield kind, f"{kind.text} is fixed"


CHECK = Check(
    id="MRG-216",
    severity="warning",
    area="Updates",
    title="A service names its capacity by a strategy",
    why=(
        "It ignores the default strategy of the cluster, and changing to a strategy later "
        "replaces the service."
    ),
    source="https://github.com/aws/aws-cdk/issues/24961",
    fix="write a CapacityProviderStrategy in place of LaunchType",
    find=_find,
)
