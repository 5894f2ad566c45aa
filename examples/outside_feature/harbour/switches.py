"""Switches of a service that people turn without deploying it."""

from dataclasses import dataclass

from aws_cdk import aws_ssm as ssm
from constructs import Construct

from moorage.services import ContainerService
from moorage.values.need import CALLS, Need


@dataclass(frozen=True, kw_only=True)
class Switches:
    """Keep switches in a parameter that the service reads while it runs."""

    first: str = "{}"
    needs = (Need("ssm", CALLS),)

    def attach(self, service: ContainerService) -> None:
        """Make the parameter in the stack of the service, and tell the container its name."""
        scope = Construct(service, type(self).__name__)
        parameter = ssm.StringParameter(scope, "Parameter", string_value=self.first)
        parameter.grant_read(service)
        service.container.add_environment("SWITCHES", parameter.parameter_name)
