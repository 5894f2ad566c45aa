"""A deployment does not run below the number of tasks."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model
from moorage.checks.views.ecs_service import services

_ALL = 100


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    for service in services(model):
        healthy = service.resource["DeploymentConfiguration"]["MinimumHealthyPercent"]
        one = service.resource["DesiredCount"].number == 1
        if not service.is_rolling or service.is_daemon is not False or one:
            continue
        if healthy.number is not None and healthy.number < _ALL:
            yield healthy, f"a deployment may leave {healthy.number:g} % of the tasks"


CHECK = Check(
    id="MRG-215",
    severity="warning",
    area="Deployments",
    title="A rolling deployment keeps every task until its successor is there",
    why="In every deployment the service runs with fewer tasks than it needs.",
    source="https://github.com/aws/aws-cdk/issues/31705",
    fix="set MinimumHealthyPercent to 100",
    find=_find,
)
