"""Words of the environment file in the words of the CDK."""

import re

from aws_cdk import RemovalPolicy

from moorage.config.environment_config import EnvironmentConfig
from moorage.values.balancer_name import MAIN


def pascal(name: str) -> str:
    """Return a name as a construct id.

    Args:
        name: Words of lower-case letters and digits, separated by anything else.

    Example:
        >>> pascal("order-api")
        'OrderApi'
    """
    return "".join(word.capitalize() for word in re.split(r"[^a-z0-9]+", name))


def balancer_prefix(name: str) -> str:
    """Return what the ids of a load balancer, and of what belongs to it, begin with.

    Args:
        name: Name of the load balancer. The ids of the first one stand without a prefix.

    Example:
        >>> balancer_prefix("main"), balancer_prefix("main-2"), balancer_prefix("internal")
        ('', 'Main2', 'Internal')
    """
    return "" if name == MAIN else pascal(name)


def removal_policy(config: EnvironmentConfig) -> RemovalPolicy:
    """Return what the environment wants to happen to data when a stack goes.

    Args:
        config: The environment.
    """
    return RemovalPolicy.RETAIN if config.removal == "retain" else RemovalPolicy.DESTROY
