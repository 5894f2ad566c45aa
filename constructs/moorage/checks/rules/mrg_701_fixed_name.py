"""What has a name of its own cannot be replaced."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model

_NAMES = {
    "AWS::ElasticLoadBalancingV2::TargetGroup": "Name",
    "AWS::ElasticLoadBalancingV2::LoadBalancer": "Name",
    "AWS::EC2::SecurityGroup": "GroupName",
    "AWS::ECS::CapacityProvider": "Name",
    "AWS::ECS::Service": "ServiceName",
}


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    for kind, name in _NAMES.items():
        for resource in model.of(kind):
            given = resource[name]
            if given.text:
                yield given, f"is named {given.text}"


CHECK = Check(
    id="MRG-701",
    severity="warning",
    area="Updates",
    title="What a later change replaces has no fixed name",
    why=(
        "CloudFormation makes the new one before it deletes the old one: with the same name "
        "it cannot, and the update fails."
    ),
    source=(
        "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-"
        "properties-name.html"
    ),
    fix="leave the name out",
    find=_find,
)
