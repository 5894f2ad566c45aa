"""ECS takes a role for this account only."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model
from moorage.checks.model.node import Node
from moorage.checks.views.ecs_service import tasks

_KEYS = ("aws:sourceaccount", "aws:sourcearn", "aws:sourceorgid")


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    seen = set()
    for task, _ in tasks(model):
        for name in ("TaskRoleArn", "ExecutionRoleArn"):
            role = model.resource(task[name], "AWS::IAM::Role")
            if role is None or role in seen:
                continue
            seen.add(role)
            for statement in _statements(role["AssumeRolePolicyDocument"]["Statement"]):
                if statement["Effect"].text == "Allow" and not _limited(statement["Condition"]):
                    yield statement, "whoever makes ECS take the role may take it"


def _statements(node: Node) -> list[Node]:
    return list(node.each()) or ([node] if isinstance(node.value, dict) else [])


def _limited(condition: Node) -> bool:
    if not condition.certain and condition.unknown:
        return True
    names = {key.lower() for _, entry in condition.items() for key, _ in entry.items()}
    return any(name in names for name in _KEYS)


CHECK = Check(
    id="MRG-320",
    severity="warning",
    area="Roles",
    title="The trust of a task role names the account",
    why=(
        "Without a condition on the account, ECS may be led to take the role for a task of "
        "somebody else."
    ),
    source="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html",
    fix="add the conditions aws:SourceAccount and aws:SourceArn",
    find=_find,
)
