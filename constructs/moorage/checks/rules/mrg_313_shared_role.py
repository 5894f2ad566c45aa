"""The execution role and the task role are two roles."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model
from moorage.checks.views.ecs_service import tasks


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    for task, _ in tasks(model):
        code, starts = task["TaskRoleArn"], task["ExecutionRoleArn"]
        same = code.reference is not None and code.reference == starts.reference
        if same or (code.text is not None and code.text == starts.text):
            yield code, "it is the execution role too"


CHECK = Check(
    id="MRG-313",
    severity="warning",
    area="Roles",
    title="The execution role is not the task role",
    why=(
        "The code in the container may then read every secret of the task, pull every image, "
        "and write every log."
    ),
    source="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-iam-roles.html",
    fix="make two roles",
    find=_find,
)
