"""A rolling deployment needs room: one task less, or one task more."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model
from moorage.checks.views.ecs_service import EcsService, services
from moorage.values.rounded_percent import fewest_tasks, most_tasks


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    for service in services(model):
        configuration = service.resource["DeploymentConfiguration"]
        if not service.is_rolling or configuration.unknown:
            continue
        healthy = configuration["MinimumHealthyPercent"]
        most = configuration["MaximumPercent"]
        daemon = service.is_daemon
        if daemon is None or healthy.unknown or most.unknown:
            continue
        # https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html
        lower = healthy.number if healthy.number is not None else (0 if daemon else 100)
        upper = most.number if most.number is not None else (100 if daemon else 200)
        for count in _counts(service):
            keep, room = fewest_tasks(count, lower), most_tasks(count, upper)
            if count and keep >= count and room <= count:
                what = (
                    f"with {count:g} tasks, none may stop (at least {lower:g} %) and none may be "
                    f"added (at most {upper:g} %)"
                )
                yield (most if not most.missing else service.resource), what
                break


def _counts(service: EcsService) -> list[int]:
    numbers = [target["MinCapacity"].number for target in service.scalable_targets]
    numbers.append(service.resource["DesiredCount"].number)
    known = [int(number) for number in numbers if number is not None]
    return known or ([] if service.resource["DesiredCount"].unknown else [1])


CHECK = Check(
    id="MRG-201",
    severity="error",
    area="Deployments",
    title="A rolling deployment may stop or add a task",
    why="ECS neither stops an old task nor starts a new one, so that the deployment never ends.",
    source="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html",
    fix="raise MaximumPercent, or lower MinimumHealthyPercent",
    find=_find,
)
