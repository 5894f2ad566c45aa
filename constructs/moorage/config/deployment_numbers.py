"""What an environment file says about the deployments of its services, as numbers."""

from dataclasses import replace

from moorage.config.environment_config import EnvironmentConfig
from moorage.config.service_settings import ServiceSettings
from moorage.delivery.forecast import Forecast
from moorage.delivery.service_deployment import NETWORK_SHIFT_SECONDS, ServiceDeployment
from moorage.delivery.task_times import ASSUMED_START_SECONDS, UNCHECKED_SECONDS, TaskTimes
from moorage.values.density import most_tasks
from moorage.values.instance_types import INSTANCE_TYPES
from moorage.values.node_group import NodeGroup


def forecast(
    config: EnvironmentConfig,
    name: str,
    *,
    tasks: int | None = None,
    start_seconds: int = ASSUMED_START_SECONDS,
) -> Forecast:
    """Return what the next deployment of a service does.

    Args:
        config: The environment.
        name: The service.
        tasks: How many tasks run. Omitted: ``count``, or the fewest that scaling leaves.
        start_seconds: From the order to start a task until its process runs.

    Raises:
        InvalidInputError: The service chooses capacity that the cluster does not have.
    """
    counted = task_counts(config, name)[0] if tasks is None else tasks
    made = service_deployment(config, name, counted)
    times = replace(made.times, start_seconds=start_seconds)
    return Forecast(name, replace(made, times=times))


def task_counts(config: EnvironmentConfig, name: str) -> tuple[int, int]:
    """Return the fewest and the most tasks that a service has while it runs: one at least.

    Args:
        config: The environment.
        name: The service.
    """
    service = config.services[name]
    if service.is_daemon:
        groups = _groups(config, name)
        fewest = sum(group.scaling.min_nodes for group in groups)
        return max(1, fewest), max(1, sum(group.scaling.max_nodes for group in groups))
    if service.queue:
        return max(1, service.queue.min_tasks), service.most_tasks
    fewest = min((one.min_tasks for one in service.limits), default=service.count)
    return (max(1, fewest) if service.limits else fewest), service.most_tasks


def service_deployment(config: EnvironmentConfig, name: str, tasks: int) -> ServiceDeployment:
    """Return the numbers of a deployment.

    Args:
        config: The environment.
        name: The service.
        tasks: How many tasks run.

    Raises:
        InvalidInputError: The service chooses capacity that the cluster does not have.
    """
    service = config.services[name]
    groups = _groups(config, name)
    room, now = _room(config, name, groups, tasks)
    return ServiceDeployment(
        tasks=tasks,
        strategy=service.deployment,
        times=_times(service, groups),
        room=room,
        room_now=now,
        daemon=service.is_daemon,
        shift_seconds=NETWORK_SHIFT_SECONDS if service.network_routes else 0,
    )


def _groups(config: EnvironmentConfig, name: str) -> list[NodeGroup]:
    known = config.cluster.capacity.ec2
    return [known[one.name] for one in config.strategy_of(name) if one.kind == "ec2"]


def _times(service: ServiceSettings, groups: list[NodeGroup]) -> TaskTimes:
    shutdown = service.shutdown
    balanced = bool(service.routes or service.network_routes)
    leave = shutdown.total_seconds if balanced else shutdown.stop_timeout_seconds
    healthy, unhealthy = _health(service, balanced=balanced)
    return TaskTimes(
        healthy_seconds=healthy,
        leave_seconds=leave,
        stop_seconds=shutdown.stop_timeout_seconds,
        unhealthy_seconds=unhealthy,
        # https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cluster-auto-scaling.html
        node_seconds=max((group.scaling.warmup_seconds for group in groups), default=0),
    )


def _health(service: ServiceSettings, *, balanced: bool) -> tuple[int, int | None]:
    """Seconds until a task is healthy, and until one is given up: when all, and when one says so.

    The load balancer is asked, and every essential container that has a health check:
    https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html
    """
    healthy, unhealthy = [], []
    grace = 0
    if balanced:
        check = service.health
        grace = check.grace_seconds
        healthy.append(check.interval_seconds * check.healthy_threshold)
        unhealthy.append(check.interval_seconds * check.unhealthy_threshold)
    others = (one.container for one in service.sidecars.values() if one.essential)
    for container in (service.container, *others):
        inside = container.health_check
        if inside:
            healthy.append(inside.interval_seconds)
            unhealthy.append(inside.start_period_seconds + inside.interval_seconds * inside.retries)
    if not healthy:
        return UNCHECKED_SECONDS, None
    return max(healthy), max(grace, min(unhealthy))


def _room(
    config: EnvironmentConfig, name: str, groups: list[NodeGroup], tasks: int
) -> tuple[int | None, int | None]:
    """Tasks that the instances hold at their most, and those that run hold now, if that is known.

    As if no other service ran on them: what they are full of is known only where they run.
    """
    per_node = [_per_node(config, name, group) for group in groups]
    known = [one for one in per_node if one]
    if not known or config.services[name].is_daemon or len(known) < len(per_node):
        return None, None
    room = sum(one * group.scaling.max_nodes for one, group in zip(known, groups, strict=True))
    if len(groups) > 1:
        return room, min(room, tasks)
    scaling = groups[0].scaling
    filled = -(-tasks * 100 // (known[0] * scaling.target_percent))
    nodes = min(max(scaling.min_nodes, filled), scaling.max_nodes)
    return room, min(room, nodes * known[0])


def _per_node(config: EnvironmentConfig, name: str, group: NodeGroup) -> int | None:
    types = [INSTANCE_TYPES.get(one) for one in group.types]
    if None in types:
        return None
    placement = config.services[name].placement
    fits = max(
        most_tasks(config.size_of(name), one, trunking=group.trunking).tasks for one in types if one
    )
    return min(fits, 1) if placement and placement.distinct_instances else fits
