"""Stand-ins for the parameters that containers on the emulator are given as secrets."""

import secrets

from moorage.config.environment_config import EnvironmentConfig
from tools.aws import Clients, is_error


def ensure(config: EnvironmentConfig, clients: Clients) -> None:
    """Make up a value for each parameter that nobody put there, and say so.

    The emulator begins empty, and a container whose secret cannot be read does not start. A secret
    of Secrets Manager cannot be made up: the end of its ARN is not ours to choose.

    Args:
        config: The environment.
        clients: The emulator.
    """
    names = {
        source.parameter: place[1]
        for place, container in config.containers
        for source in container.secrets.values()
        if source.parameter
    }
    for name, service in names.items():
        if not _exists(clients, name):
            value = secrets.token_urlsafe(24)
            clients("ssm").put_parameter(Name=name, Value=value, Type="SecureString")
            print(f"  {service}: made up a value for the parameter {name}")


def _exists(clients: Clients, name: str) -> bool:
    try:
        clients("ssm").get_parameter(Name=name)
    except Exception as error:
        if is_error(error, "ParameterNotFound"):
            return False
        raise
    return True
