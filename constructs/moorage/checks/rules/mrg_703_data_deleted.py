"""Data outlives its stack, or somebody says that it need not."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model

_DATABASES = ("AWS::RDS::DBInstance", "AWS::RDS::DBCluster")
_DATA = ("AWS::EFS::FileSystem", "AWS::DynamoDB::Table", *_DATABASES)


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    for resource in model.of(*_DATA):
        if not resource["DBClusterIdentifier"].missing and resource.type == "AWS::RDS::DBInstance":
            continue  # its data are the cluster's
        policies = ["DeletionPolicy", "UpdateReplacePolicy"]
        if resource.type in _DATABASES:
            policies.remove("DeletionPolicy")  # its default is Snapshot
        missing = [policy for policy in policies if policy not in resource.body]
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
