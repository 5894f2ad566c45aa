"""A rolling deployment that fails must end."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model
from moorage.checks.views.ecs_service import services


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    for service in services(model):
        configuration = service.resource["DeploymentConfiguration"]
        breaker = configuration["DeploymentCircuitBreaker"]
        if not service.is_rolling or configuration.unknown or breaker.unknown:
            continue
        alarms = configuration["Alarms"]
        if alarms.unknown or alarms["Enable"].unknown or alarms["Enable"].truth:
            continue
        enabled, rollback = breaker["Enable"], breaker["Rollback"]
        if not enabled.unknown and not enabled.truth:
            yield service.resource, "the deployment circuit breaker is off"
        elif not rollback.unknown and enabled.truth and not rollback.truth:
            yield breaker, "the deployment circuit breaker does not roll back"


CHECK = Check(
    id="MRG-203",
    severity="warning",
    area="Deployments",
    title="Failed deployments end and are rolled back",
    why=(
        "ECS goes on starting tasks that fail, and CloudFormation waits for hours before it "
        "gives up."
    ),
    source=(
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-"
        "breaker.html"
    ),
    fix="set DeploymentConfiguration.DeploymentCircuitBreaker to Enable: true and Rollback: true",
    find=_find,
)
