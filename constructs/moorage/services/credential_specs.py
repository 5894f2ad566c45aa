"""Accounts of a Windows domain that containers act with."""

from collections.abc import Sequence

from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_iam as iam

from moorage.values.credential_spec import CredentialSpec


def credential_specs(spec: CredentialSpec | None) -> Sequence[ecs.CredentialSpec] | None:
    """Return the specification as the CDK knows it, in the list that ECS wants.

    Args:
        spec: The specification, if there is one.
    """
    if spec is None:
        return None
    kind = ecs.DomainlessCredentialSpec if spec.is_domainless else ecs.DomainJoinedCredentialSpec
    return [kind(spec.arn)]


def let_read_spec(task: ecs.TaskDefinition, spec: CredentialSpec | None) -> None:
    """Let the execution role read a specification and its secret; the CDK does not.

    https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-linux-gmsa.html

    Args:
        task: The task definition.
        spec: The specification, if there is one.
    """
    if spec is None:
        return
    wanted = [("ssm:GetParameters", spec.arn)]
    if spec.is_object:
        bucket = spec.arn.partition("/")[0]
        wanted = [("s3:GetObject", spec.arn), ("s3:ListBucket", bucket)]
    if spec.secret_arn:
        wanted.append(("secretsmanager:GetSecretValue", spec.secret_arn))
    for action, resource in wanted:
        statement = iam.PolicyStatement(actions=[action], resources=[resource])
        task.add_to_execution_role_policy(statement)
