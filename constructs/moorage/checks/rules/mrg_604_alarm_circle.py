"""A service does not wait for an alarm that waits for it."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model
from moorage.checks.views.ecs_service import services


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    for service in services(model):
        own = (service.resource.stack, service.resource.logical_id)
        names = service.resource["DeploymentConfiguration"]["Alarms"]["AlarmNames"]
        for name in names.each():
            alarm = model.resource(name)
            needed = alarm.properties.references if alarm else ()
            if alarm and own in {(one.stack, one.logical_id) for one in needed}:
                yield name, f"{alarm.path} is made after the service, and before it"


CHECK = Check(
    id="MRG-604",
    severity="error",
    area="Alarms",
    title="A deployment watches alarms that do not need the service to be made",
    why=(
        "CloudFormation refuses the template: the alarm needs the service, and the service "
        "the alarm."
    ),
    source="https://github.com/aws/aws-cdk/issues/36308",
    fix="name the alarm in text instead of by reference, or its service",
    find=_find,
)
