"""Fargate sells certain pairs of CPU and memory."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model
from moorage.checks.views.ecs_service import fargate_task, tasks
from moorage.errors import InvalidInputError
from moorage.values.task_size import TaskSize


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    for task, _ in tasks(model):
        cpu, memory = task["Cpu"].number, task["Memory"].number
        if not fargate_task(task) or cpu is None or memory is None:
            continue
        try:
            TaskSize(cpu=int(cpu), memory_mib=int(memory)).check_fargate()
        except InvalidInputError as error:
            yield task["Memory"], f"{cpu:g} CPU units and {memory:g} MiB: {error.what}; {error.fix}"


CHECK = Check(
    id="MRG-302",
    severity="error",
    area="Sizes and platforms",
    title="A Fargate task has a size that Fargate sells",
    why="ECS refuses to register the task definition.",
    source="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html",
    fix="take one of the nearest sizes that the finding names",
    find=_find,
)
