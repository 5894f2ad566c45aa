"""Whether anything of an environment stands where the internet reaches it."""

from moorage.config.environment_config import EnvironmentConfig


def needs_public_subnets(config: EnvironmentConfig) -> bool:
    """Return whether a load balancer has public addresses.

    Args:
        config: The environment.
    """
    network = config.network_load_balancer
    return config.load_balancer.scheme == "internet-facing" or (
        network is not None and network.scheme == "internet-facing"
    )
