"""Words of the environment file in the words of the CDK."""

import re

from aws_cdk import RemovalPolicy

from moorage.config.environment_config import EnvironmentConfig


def pascal(name: str) -> str:
    """Return a name as a construct id.

    Args:
        name: Words of lower-case letters and digits, separated by anything else.

    Example:
        >>> pascal("order-api")
        'OrderApi'
    """
    return "".join(word.capitalize() for word in re.split(r"[^a-z0-9]+", name))


def removal_policy(config: EnvironmentConfig) -> RemovalPolicy:
    """Return what the environment wants to happen to data when a stack goes.

    Args:
        config: The environment.
    """
    return RemovalPolicy.RETAIN if config.removal == "retain" else RemovalPolicy.DESTROY
