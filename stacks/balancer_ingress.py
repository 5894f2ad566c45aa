"""Who may connect to an Application Load Balancer, as its environment file says."""

from collections.abc import Sequence

from moorage.config.environment_config import EnvironmentConfig
from moorage.config.load_balancer_settings import LoadBalancerSettings
from moorage.foundation.network import Network
from moorage.values.balancer_name import MAIN


def ingress_cidrs(
    config: EnvironmentConfig, name: str, settings: LoadBalancerSettings, network: Network
) -> Sequence[str] | None:
    """Return the ranges; ``None`` for everyone, and none of them for CloudFront alone.

    Args:
        config: The environment.
        name: Name of the load balancer.
        settings: What the file says about it.
        network: Where it stands.
    """
    if settings.ingress_cidrs or settings.ingress_prefix_lists:
        return settings.ingress_cidrs
    if config.cdn and name.startswith(MAIN):
        return ()
    return None if settings.scheme == "internet-facing" else network.ranges
