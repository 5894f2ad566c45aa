"""Secrets as environment variables of the main container."""

from collections.abc import Mapping
from dataclasses import dataclass

from constructs import Construct

from moorage.services.container_secrets import add_secrets
from moorage.services.container_task import ContainerTask
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
        >>> api = ContainerService(stack, "Api", cluster=cluster, image=image, features=[secrets])
    """

    variables: Mapping[str, SecretSource]

    def __post_init__(self) -> None:
        for name in self.variables:
            check_variable_name("Secrets.variables", name)

    @property
    def needs(self) -> tuple[Need, ...]:
        """What the tasks must reach."""
        return tuple(sorted({source.need for source in self.variables.values()}))

    def attach(self, workload: ContainerTask) -> None:
        """Name the secrets in the task definition, and let the execution role read them."""
        scope = Construct(workload, type(self).__name__)
        add_secrets(scope, workload.container, workload.roles, self.variables)
