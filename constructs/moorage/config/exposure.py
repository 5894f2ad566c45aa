"""Whether anything of an environment stands where the internet reaches it."""

from moorage.config.environment_config import EnvironmentConfig


def needs_public_subnets(config: EnvironmentConfig) -> bool:
    """Return whether the VPC needs an internet gateway.

    Args:
        config: The environment.
    """
    network = config.network_load_balancer
    # CloudFront wants an internet gateway, and none of its traffic takes it.
    return (
        config.cdn is not None
        or config.load_balancer.scheme == "internet-facing"
        or (network is not None and network.scheme == "internet-facing")
    )
