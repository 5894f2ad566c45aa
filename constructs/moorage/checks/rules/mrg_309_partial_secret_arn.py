"""A secret is named by its complete ARN."""

import re
from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model
from moorage.checks.model.unknown import PartialText
from moorage.checks.views.ecs_service import tasks

# arn:partition:secretsmanager:region:account:secret:NAME-SIXCHA:json-key:stage:version
_ARN = re.compile(r":secret:(?P<name>[^:]+):(?P<key>[^:]*):")
_COMPLETE = re.compile(r".+-[A-Za-z0-9]{6}")


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    for _, containers in tasks(model):
        for container in containers:
            for secret in container["Secrets"].each():
                source = secret["ValueFrom"]
                value = source.value
                known = value.tail if isinstance(value, PartialText) else source.text or ""
                found = _ARN.search(known)
                if found and not _COMPLETE.fullmatch(found["name"]):
                    yield source, f"{found['name']} does not end with the six characters"


CHECK = Check(
    id="MRG-309",
    severity="error",
    area="Secrets",
    title="A JSON key of a secret is read by the complete ARN of the secret",
    why=(
        "Without the six characters at its end the ARN names no secret once a key is added, "
        "and no task starts."
    ),
    source="https://github.com/aws/aws-cdk/issues/20744",
    fix="write the ARN with the six characters that Secrets Manager added",
    find=_find,
)
