"""Who reads secrets at the start needs an execution role."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model
from moorage.checks.views.ecs_service import fargate_task, tasks


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    for task, containers in tasks(model):
        if not task["ExecutionRoleArn"].missing:
            continue
        for container in containers:
            driver = container["LogConfiguration"]["LogDriver"].text
            if any(True for _ in container["Secrets"].each()):
                yield task, "it has secrets and no execution role"
                break
            if driver == "awslogs" and fargate_task(task):
                yield task, "it writes to CloudWatch Logs from Fargate and has no execution role"
                break


CHECK = Check(
    id="MRG-314",
    severity="error",
    area="Secrets",
    title="A task with secrets, a log driver or a private image has an execution role",
    why="ECS reads them with the execution role: without one no task starts.",
    source=(
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html"
    ),
    fix="give the task definition an ExecutionRoleArn",
    find=_find,
)
