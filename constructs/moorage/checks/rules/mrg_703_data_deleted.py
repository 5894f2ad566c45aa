"""Data outlives its stack, or somebody says that it need not."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model

_DATA = (
    "AWS::EFS::FileSystem",
    "AWS::RDS::DBInstance",
    "AWS::RDS::DBCluster",
    "AWS::DynamoDB::Table",
)


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    for resource in model.of(*_DATA):
        missing = [
            policy
            for policy in ("DeletionPolicy", "UpdateReplacePolicy")
            if policy not in resource.body
        ]
        if missing:
            yield resource, f"has no {' and no '.join(missing)}"


CHECK = Check(
    id="MRG-703",
    severity="warning",
    area="Teardown",
    title="What holds data says what happens to it",
    why="Deleting the stack, or replacing the resource, deletes the data.",
    source=(
        "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-"
        "attribute-deletionpolicy.html"
    ),
    fix="write a DeletionPolicy and an UpdateReplacePolicy",
    find=_find,
)
