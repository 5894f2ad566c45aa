"""A file system is mounted over TLS."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model
from moorage.checks.views.ecs_service import tasks


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    for task, _ in tasks(model):
        for volume in task["Volumes"].each():
            efs = volume["EFSVolumeConfiguration"]
            mode = efs["TransitEncryption"]
            if efs.missing or efs.unknown or mode.unknown or mode.text == "ENABLED":
                continue
            access = efs["AuthorizationConfig"]["IAM"].text == "ENABLED"
            detail = ", and IAM needs it" if access else ""
            yield efs, f"encryption in transit is off{detail}"


CHECK = Check(
    id="MRG-312",
    severity="warning",
    area="Volumes",
    title="EFS is mounted with encryption in transit, by an access point with IAM",
    why=(
        "Without TLS, whoever shares the network reads the files; an access point with IAM "
        "needs TLS."
    ),
    source="https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-18",
    fix="set TransitEncryption to ENABLED",
    find=_find,
)
