"""How ECS is told about a deployment."""

from typing import Any

from aws_cdk import Duration
from aws_cdk import aws_ecs as ecs

from moorage.errors import InvalidInputError
from moorage.values.canary import Canary
from moorage.values.circuit_breaker import CircuitBreaker
from moorage.values.deployment import Deployment
from moorage.values.linear import Linear
from moorage.values.rolling import Rolling

_REBALANCING = ecs.AvailabilityZoneRebalancing


def deployment_arguments(
    where: str, deployment: Deployment, *, daemon: bool = False, balanced: bool = True
) -> dict[str, Any]:
    """Return the arguments of an L2 service that its deployment decides.

    Args:
        where: The service, for messages.
        deployment: The strategy and its numbers.
        daemon: Whether one task runs on every instance.
        balanced: Whether tasks are placed so that ECS could move them to other zones.

    Raises:
        InvalidInputError: A daemon that shifts traffic, or numbers that leave no room.
    """
    if isinstance(deployment, Rolling):
        for problem in deployment.problems(daemon=daemon):
            raise problem
        minimum, maximum = deployment.percents(daemon=daemon)
        wanted = deployment.zone_rebalancing
    elif daemon:
        # https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-blue-green.html
        raise InvalidInputError(
            f"{where}.deployment",
            "a daemon has one place on every instance, and no room for a second set of tasks",
            got=deployment.strategy,
            fix="use Rolling(), or replicas instead of a daemon",
        )
    else:
        minimum, maximum, wanted = 100, 200, True
    arguments: dict[str, Any] = {
        "min_healthy_percent": minimum,
        "max_healthy_percent": maximum,
        "circuit_breaker": ecs.DeploymentCircuitBreaker(rollback=True),
        # Balancing takes no daemon, and room for one task more:
        # https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-rebalancing.html
        "availability_zone_rebalancing": _REBALANCING.ENABLED
        if wanted and balanced and not daemon
        else _REBALANCING.DISABLED,
    }
    if not isinstance(deployment, Rolling):
        arguments |= _shift(deployment)
    return arguments


def _shift(deployment: Deployment) -> dict[str, Any]:
    name = deployment.strategy.upper().replace("-", "_")
    arguments: dict[str, Any] = {
        "deployment_strategy": ecs.DeploymentStrategy[name],
        "bake_time": Duration.minutes(deployment.bake_minutes),
    }
    if isinstance(deployment, Canary | Linear):
        arguments[f"{deployment.strategy}_configuration"] = ecs.TrafficShiftConfig(
            step_percent=deployment.step_percent,
            step_bake_time=Duration.minutes(deployment.step_minutes),
        )
    return arguments


def apply_details(resource: ecs.CfnService, deployment: Deployment) -> None:
    """Tell ECS what the L2 does not have: thresholds, and when a deployment has succeeded early.

    Args:
        resource: The service.
        deployment: The strategy and its numbers.
    """
    place = "DeploymentConfiguration"
    breaker = deployment.circuit_breaker
    if breaker != CircuitBreaker():
        resource.add_property_override(
            f"{place}.DeploymentCircuitBreaker.ThresholdConfiguration",
            {"Type": breaker.kind, "Value": breaker.value},
        )
        resource.add_property_override(
            f"{place}.DeploymentCircuitBreaker.ResetOnHealthyTask", breaker.reset_on_healthy_task
        )
    if not isinstance(deployment, Rolling):
        return
    if deployment.early_success:
        early = deployment.early_success
        resource.add_property_override(
            f"{place}.EarlySuccessCriteria",
            {
                "Enable": True,
                "HealthyPercent": early.healthy_percent,
                "SourceServiceRevisionCleanup": early.old_tasks.upper(),
            },
        )
    if deployment.alarms:
        # Unsaid, a rolling deployment is watched for three hours after its last task:
        # https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html
        resource.add_property_override(f"{place}.BakeTimeInMinutes", deployment.bake_minutes)
