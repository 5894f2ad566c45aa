"""Every rule between the parts of an environment file."""

from collections.abc import Callable, Iterator
from typing import Final

from moorage.config.environment_config import EnvironmentConfig
from moorage.config.problem import Problem
from moorage.config.rules.address_rules import address_rules
from moorage.config.rules.capacity_rules import capacity_rules
from moorage.config.rules.cdn_rules import cdn_rules
from moorage.config.rules.certificate_rules import certificate_rules
from moorage.config.rules.connection_rules import connection_rules
from moorage.config.rules.container_rules import container_rules
from moorage.config.rules.deployer_rules import deployer_rules
from moorage.config.rules.deployment_rules import deployment_rules
from moorage.config.rules.dns_rules import dns_rules
from moorage.config.rules.existing_network_rules import existing_network_rules
from moorage.config.rules.express_rules import express_rules
from moorage.config.rules.external_rules import external_rules
from moorage.config.rules.image_rules import image_rules
from moorage.config.rules.internal_load_balancer_rules import internal_load_balancer_rules
from moorage.config.rules.load_balancer_rules import load_balancer_rules
from moorage.config.rules.login_rules import login_rules
from moorage.config.rules.message_rules import message_rules
from moorage.config.rules.network_load_balancer_rules import network_load_balancer_rules
from moorage.config.rules.network_route_rules import network_route_rules
from moorage.config.rules.network_rules import network_rules
from moorage.config.rules.observer_rules import observer_rules
from moorage.config.rules.rollout_rules import rollout_rules
from moorage.config.rules.route_rules import route_rules
from moorage.config.rules.service_rules import service_rules
from moorage.config.rules.share_rules import share_rules
from moorage.config.rules.sidecar_rules import sidecar_rules
from moorage.config.rules.target_rules import target_rules
from moorage.config.rules.task_rules import task_rules
from moorage.config.rules.variable_rules import variable_rules
from moorage.config.rules.volume_rules import volume_rules

_RULES: Final[tuple[Callable[[EnvironmentConfig], Iterator[Problem]], ...]] = (
    network_rules,
    existing_network_rules,
    address_rules,
    load_balancer_rules,
    internal_load_balancer_rules,
    network_load_balancer_rules,
    cdn_rules,
    certificate_rules,
    dns_rules,
    service_rules,
    capacity_rules,
    connection_rules,
    container_rules,
    deployer_rules,
    deployment_rules,
    express_rules,
    external_rules,
    image_rules,
    observer_rules,
    rollout_rules,
    message_rules,
    route_rules,
    share_rules,
    network_route_rules,
    sidecar_rules,
    login_rules,
    target_rules,
    task_rules,
    variable_rules,
    volume_rules,
)


def rule_problems(config: EnvironmentConfig) -> list[Problem]:
    """Return what the rules find.

    Args:
        config: The environment.
    """
    return [problem for rule in _RULES for problem in rule(config)]
