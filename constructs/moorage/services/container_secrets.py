"""Secrets as environment variables of a container."""

from collections.abc import Mapping

from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_kms as kms
from aws_cdk import aws_secretsmanager as secretsmanager
from aws_cdk import aws_ssm as ssm
from constructs import Construct

from moorage.services.task_roles import TaskRoles
from moorage.values.secret_source import SecretSource


def add_secrets(
    scope: Construct,
    container: ecs.ContainerDefinition,
    roles: TaskRoles,
    variables: Mapping[str, SecretSource],
) -> None:
    """Name secrets in a container definition, and let the execution role read them.

    Args:
        scope: For the constructs that stand for them.
        container: The container.
        roles: Of its task.
        variables: Where each lies, by the name of its variable.
    """
    for name, secret in secrets_of(scope, roles, variables).items():
        container.add_secret(name, secret)


def secrets_of(
    scope: Construct, roles: TaskRoles, named: Mapping[str, SecretSource]
) -> dict[str, ecs.Secret]:
    """Return secrets by their names, and let the execution role use their keys.

    Args:
        scope: For the constructs that stand for them.
        roles: Of the task that reads them.
        named: Where each lies, by its name.
    """
    found = {}
    for name, source in named.items():
        place = Construct(scope, name)
        arn = source.encryption_key_arn
        key = kms.Key.from_key_arn(place, "Key", arn) if arn else None
        found[name] = _secret(place, source, key)
        if key and source.secret_arn:
            # The L2 grants the use of a key for parameters only, unless it made the key itself.
            key.grant_decrypt(roles.execution_role)
    return found


def _secret(scope: Construct, source: SecretSource, key: kms.IKey | None) -> ecs.Secret:
    if source.secret_arn is None:
        parameter = ssm.StringParameter.from_secure_string_parameter_attributes(
            scope, "Parameter", parameter_name=source.parameter or "", encryption_key=key
        )
        return ecs.Secret.from_ssm_parameter(parameter)
    secret = secretsmanager.Secret.from_secret_attributes(
        scope, "Secret", secret_complete_arn=source.secret_arn, encryption_key=key
    )
    if source.version_stage is None:
        return ecs.Secret.from_secrets_manager(secret, source.key)
    version = ecs.SecretVersionInfo(version_stage=source.version_stage)
    return ecs.Secret.from_secrets_manager_version(secret, version, source.key)
