"""Files of variables that ECS reads when a container starts."""

from collections.abc import Sequence

from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_iam as iam
from aws_cdk import aws_s3 as s3
from constructs import Construct


def environment_files(scope: Construct, arns: Sequence[str]) -> list[ecs.EnvironmentFile]:
    """Return the files as the CDK knows them.

    Args:
        scope: Where the construct of each stands.
        arns: Their ARNs in S3.
    """
    found: list[ecs.EnvironmentFile] = []
    for number, arn in enumerate(arns, start=1):
        place, _, key = arn.partition("/")
        bucket = s3.Bucket.from_bucket_arn(scope, f"Bucket{number}", place)
        found.append(ecs.EnvironmentFile.from_bucket(bucket, key))
    return found


def let_read(task: ecs.TaskDefinition, arns: Sequence[str]) -> None:
    """Let the execution role read files, and nothing beside them; the CDK does not.

    https://docs.aws.amazon.com/AmazonECS/latest/developerguide/use-environment-file.html

    Args:
        task: The task definition.
        arns: The files.
    """
    if not arns:
        return
    buckets = sorted({arn.partition("/")[0] for arn in arns})
    for actions, resources in (
        (["s3:GetObject"], list(arns)),
        (["s3:GetBucketLocation"], buckets),
    ):
        statement = iam.PolicyStatement(actions=actions, resources=resources)
        task.add_to_execution_role_policy(statement)
