"""The ``internal_load_balancer`` section."""

from typing import Literal

from moorage.config.load_balancer_settings import LoadBalancerSettings


class InternalLoadBalancerSettings(LoadBalancerSettings):
    """A second Application Load Balancer, which only the VPC reaches.

    Args:
        scheme: Always ``internal``.
    """

    scheme: Literal["internal"] = "internal"
