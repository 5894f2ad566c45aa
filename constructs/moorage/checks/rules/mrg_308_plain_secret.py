"""A secret is no environment variable."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model
from moorage.checks.views.ecs_service import tasks
from moorage.values.secret_text import is_secret_name, is_secret_value


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    for _, containers in tasks(model):
        for container in containers:
            for variable in container["Environment"].each():
                name, value = variable["Name"].text or "", variable["Value"].text
                if value and is_secret_value(value):
                    yield variable, f"{name} contains a login or a key"
                elif value and is_secret_name(name):
                    yield variable, f"{name} looks like a secret"


CHECK = Check(
    id="MRG-308",
    severity="warning",
    area="Secrets",
    title="Environment variables hold no secrets",
    why="Whoever may read the template or the task definition reads the secret.",
    source="https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-8",
    fix="put it into Secrets Manager, and name its ARN in Secrets",
    find=_find,
)
