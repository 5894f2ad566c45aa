"""``network_load_balancer``: the Network Load Balancer of an environment."""

from collections.abc import Sequence

from aws_cdk import CfnOutput, Stack
from aws_cdk import aws_kms as kms

from moorage.config.environment_config import EnvironmentConfig
from moorage.foundation.network import Network
from moorage.foundation.network_load_balancer import NetworkLoadBalancer
from stacks.naming import removal_policy
from stacks.published import publish

_EVERYONE = "0.0.0.0/0"


def network_load_balancer(
    stack: Stack,
    config: EnvironmentConfig,
    *,
    network: Network,
    encryption_key: kms.IKey | None,
) -> NetworkLoadBalancer | None:
    """Make the load balancer that the environment asks for, and publish what services read.

    Args:
        stack: The owner.
        config: The environment.
        network: Where it stands.
        encryption_key: Customer key for its access logs.
    """
    settings = config.network_load_balancer
    if settings is None:
        return None
    internet_facing = settings.scheme == "internet-facing"
    protection = settings.deletion_protection
    made = NetworkLoadBalancer(
        stack,
        "NetworkLoadBalancer",
        vpc=network.vpc,
        subnets=network.load_balancer_subnets if internet_facing else network.internal_subnets,
        internet_facing=internet_facing,
        static_addresses=settings.static_addresses,
        allocation_ids=settings.allocation_ids,
        cross_zone=settings.cross_zone,
        zonal_shift=settings.zonal_shift,
        dual_stack=internet_facing and network.task_subnets.dual_stack,
        deletion_protection=config.load_balancer.deletion_protection
        if protection is None
        else protection,
        logs=config.logs,
        encryption_key=encryption_key,
        removal_policy=removal_policy(config),
    )
    balancer = made.load_balancer
    CfnOutput(
        stack,
        "NetworkAddress",
        value=balancer.load_balancer_dns_name,
        description="Where connections go",
    )
    publish(
        stack,
        balancer.load_balancer_arn,
        balancer.load_balancer_full_name,
        made.security_group.security_group_id,
    )
    return made


def ingress_cidrs(config: EnvironmentConfig, network: Network) -> Sequence[str]:
    """Return who may connect to a port that does not say so itself.

    Args:
        config: The environment.
        network: Where the load balancer stands.
    """
    settings = config.network_load_balancer
    if settings is None or settings.ingress_cidrs or settings.ingress_prefix_lists:
        return settings.ingress_cidrs if settings else ()
    if settings.scheme == "internal":
        return network.ranges
    return (_EVERYONE, "::/0") if network.task_subnets.dual_stack else (_EVERYONE,)
