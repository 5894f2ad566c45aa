"""An alarm tells somebody."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model
from moorage.checks.model.unknown import Reference
from moorage.checks.views.ecs_service import services


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    watched: set[Reference] = set()
    names: set[str] = set()
    for service in services(model):
        alarms = service.resource["DeploymentConfiguration"]["Alarms"]["AlarmNames"]
        if alarms.unknown or not alarms.certain:
            return
        watched |= set(alarms.references)
        names |= {one.text or "" for one in alarms.each()}
    parts = {
        one
        for composite in model.of("AWS::CloudWatch::CompositeAlarm")
        for one in composite.properties.references
    }
    mentioned = {(one.stack, one.logical_id) for one in watched | parts}
    for alarm in model.of("AWS::CloudWatch::Alarm"):
        actions, name = alarm["AlarmActions"], alarm["AlarmName"].text
        silent = actions.missing or actions.value == []
        known = (alarm.stack, alarm.logical_id) in mentioned or (name or "-") in names
        if silent and not known and alarm["Namespace"].text in _OURS:
            yield alarm, "has no action"


_OURS = ("AWS/ECS", "ECS/ContainerInsights", "AWS/ApplicationELB")


CHECK = Check(
    id="MRG-603",
    severity="warning",
    area="Alarms",
    title="An alarm of a service tells somebody",
    why="It turns red, and nobody comes.",
    source=(
        "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-"
        "controls.html#cloudwatch-15"
    ),
    fix="add AlarmActions, or have a deployment watch it",
    find=_find,
)
