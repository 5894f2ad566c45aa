"""Which part of a service's entry becomes which feature: one line per feature."""

from collections.abc import Callable
from dataclasses import asdict, replace
from typing import Final

from moorage.config.environment_config import EnvironmentConfig
from moorage.features.aws_calls import AwsCalls
from moorage.features.cpu_scaling import CpuScaling
from moorage.features.http_route import HttpRoute
from moorage.services.feature import ServiceFeature
from stacks.platform_stack import PlatformStack

Maker = Callable[[EnvironmentConfig, str, PlatformStack], ServiceFeature | None]


def _http_route(
    config: EnvironmentConfig, name: str, platform: PlatformStack
) -> ServiceFeature | None:
    routes = [
        replace(route, priority=priority)
        for route, priority in zip(
            config.services[name].routes, config.listener_priorities[name], strict=True
        )
    ]
    if not routes:
        return None
    first, *more = routes
    return HttpRoute(listener=platform.load_balancer.listener, **asdict(first), more=more)


def _cpu_scaling(
    config: EnvironmentConfig,
    name: str,
    platform: PlatformStack,  # noqa: ARG001 - every maker is called alike
) -> ServiceFeature | None:
    target = config.services[name].cpu_scaling
    return CpuScaling(**asdict(target)) if target else None


def _aws_calls(
    config: EnvironmentConfig,
    name: str,
    platform: PlatformStack,  # noqa: ARG001 - every maker is called alike
) -> ServiceFeature | None:
    calls = config.services[name].calls
    return AwsCalls(services=calls) if calls else None


MAKERS: Final[tuple[Maker, ...]] = (_http_route, _cpu_scaling, _aws_calls)


def features_of(
    config: EnvironmentConfig, name: str, platform: PlatformStack
) -> list[ServiceFeature]:
    """Return the features that a service's entry asks for.

    Args:
        config: The environment.
        name: The service.
        platform: Where the service is attached.
    """
    made = (maker(config, name, platform) for maker in MAKERS)
    return [feature for feature in made if feature is not None]
