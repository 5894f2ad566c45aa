"""Instances that are protected do not let their stack go."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    customs = [
        resource
        for template in model.templates
        for resource in template.resources.values()
        if resource.type.startswith(("Custom::", "AWS::CloudFormation::CustomResource"))
    ]
    for provider in model.of("AWS::ECS::CapacityProvider"):
        group = provider["AutoScalingGroupProvider"]
        protection = group["ManagedTerminationProtection"]
        found = group["AutoScalingGroupArn"].references
        helped = any(
            one.logical_id in {r.logical_id for r in custom.properties.references}
            for one in found
            for custom in customs
        )
        if protection.text == "ENABLED" and not helped:
            yield protection, "nothing lets its instances go when the stack is deleted"


CHECK = Check(
    id="MRG-704",
    severity="warning",
    area="Teardown",
    title="A group with protected instances is emptied before it is deleted",
    why=(
        "Managed termination protection keeps every instance: the deletion of the stack hangs"
        " for an hour and fails."
    ),
    source="https://github.com/aws/aws-cdk/issues/18179",
    fix=(
        "turn ManagedTerminationProtection off, or delete the group with ForceDelete by a "
        "custom resource"
    ),
    find=_find,
)
