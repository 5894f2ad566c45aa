"""Containers do not get at the role of their instance."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model

# Its images require tokens unless somebody says otherwise:
# https://docs.aws.amazon.com/linux/al2023/ug/imdsv2.html
_REQUIRES = "amazon-linux-2023"


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    for template in model.of("AWS::EC2::LaunchTemplate"):
        data = template["LaunchTemplateData"]
        options = data["MetadataOptions"]
        tokens = options["HttpTokens"]
        if tokens.missing and _REQUIRES in model.parameter_default(data["ImageId"]):
            continue
        if not options.unknown and not tokens.unknown and tokens.text != "required":
            yield template, "HttpTokens is not required"


CHECK = Check(
    id="MRG-706",
    severity="warning",
    area="Roles",
    title="Instances answer requests for credentials of version 2 only, from themselves only",
    why="Whoever can make a container send a request gets the credentials of the instance.",
    source="https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-170",
    fix="set MetadataOptions to HttpTokens: required and HttpPutResponseHopLimit: 1",
    find=_find,
)
