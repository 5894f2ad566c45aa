"""Secrets as environment variables of the main container."""

from collections.abc import Mapping
from dataclasses import dataclass

from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_kms as kms
from aws_cdk import aws_secretsmanager as secretsmanager
from aws_cdk import aws_ssm as ssm
from constructs import Construct

from moorage.services.workload import Workload
from moorage.values.need import Need
from moorage.values.secret_source import SecretSource
from moorage.values.variable_name import check_variable_name


@dataclass(frozen=True, kw_only=True)
class Secrets:
    """Give the main container secrets, which nobody sees in the template or in the console.

    ECS reads them with the execution role, which gets to read exactly these; the code itself may
    read none of them. They live elsewhere and outlive the service. See
    https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html

    Args:
        variables: Where each lies, by the name of its variable.

    Raises:
        InvalidInputError: A name cannot be one of a variable.

    Example:
        >>> token = SecretSource(parameter="/shop/api-token")
        >>> secrets = Secrets(variables={"API_TOKEN": token})
        >>> api = ContainerService(
        ...     stack, "Api", cluster=cluster, image=image, features=[secrets]
        ... )
    """

    variables: Mapping[str, SecretSource]

    def __post_init__(self) -> None:
        for name in self.variables:
            check_variable_name("Secrets.variables", name)

    @property
    def needs(self) -> tuple[Need, ...]:
        """What the tasks must reach."""
        return tuple(sorted({source.need for source in self.variables.values()}))

    def attach(self, workload: Workload) -> None:
        """Name the secrets in the task definition, and let the execution role read them."""
        scope = Construct(workload, "Secrets")
        for name, source in self.variables.items():
            place = Construct(scope, name)
            arn = source.encryption_key_arn
            key = kms.Key.from_key_arn(place, "Key", arn) if arn else None
            workload.container.add_secret(name, _secret(place, source, key))
            if key and source.secret_arn:
                # The L2 grants the use of a key for parameters only, unless it made the key itself.
                key.grant_decrypt(workload.roles.execution_role)


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
