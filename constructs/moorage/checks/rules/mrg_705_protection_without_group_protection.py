"""Termination protection of a provider needs that of its group."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    for provider in model.of("AWS::ECS::CapacityProvider"):
        settings = provider["AutoScalingGroupProvider"]
        group = model.resource(
            settings["AutoScalingGroupArn"], "AWS::AutoScaling::AutoScalingGroup"
        )
        protected = group["NewInstancesProtectedFromScaleIn"] if group else None
        enabled = settings["ManagedTerminationProtection"].text == "ENABLED"
        if protected and enabled and not protected.unknown and not protected.truth:
            yield settings["ManagedTerminationProtection"], "the group does not protect instances"


CHECK = Check(
    id="MRG-705",
    severity="error",
    area="Capacity",
    title="A provider with termination protection has a group with scale-in protection",
    why="ECS refuses the capacity provider.",
    source=(
        "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_AutoScalingGroupProvid"
        "er.html"
    ),
    fix="set NewInstancesProtectedFromScaleIn on the group",
    find=_find,
)
