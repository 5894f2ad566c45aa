"""Fix: services keep every property, and what ECS refuses at creation is refused here too."""

from collections.abc import Callable, Iterator
from typing import Any

from tools.emulator.extension.ministack import Created, Props, ecs, elbv2, handlers
from tools.emulator.spelling import api_name, api_spelling

# ministack drops these on the way from the template to its ECS API.
_KEPT = (
    "AvailabilityZoneRebalancing",
    "EnableECSManagedTags",
    "EnableExecuteCommand",
    "HealthCheckGracePeriodSeconds",
    "PropagateTags",
    "ServiceConnectConfiguration",
    "ServiceRegistries",
)


def apply() -> None:
    """Check before, and complete the record after, ministack's own create and update."""
    entry = handlers["AWS::ECS::Service"]
    create: Callable[..., Created] = entry["create"]
    update: Callable[..., Created] = entry["update"]

    def checked_create(logical_id: str, props: Props, stack: str) -> Created:
        refuse_impossible(props)
        return _complete(create(logical_id, props, stack), props)

    def checked_update(physical_id: str, old: Props, new: Props, stack: str) -> Created:
        refuse_impossible(new)
        return _complete(update(physical_id, old, new, stack), new)

    entry.update(create=checked_create, update=checked_update)


def refuse_impossible(props: Props) -> None:
    """Raise for a reference that CreateService would not find.

    Raises:
        ValueError: The cluster, a capacity provider, a target group or a container is missing.
    """
    cluster = ecs._clusters.get(ecs._resolve_cluster_name(props.get("Cluster", "default")))
    if cluster is None:
        raise ValueError("Cluster not found.")
    known = {"FARGATE", "FARGATE_SPOT"} & set(cluster.get("capacityProviders", []))
    known |= set(ecs._capacity_providers)
    for item in props.get("CapacityProviderStrategy") or []:
        if item["CapacityProvider"] not in known:
            name = item["CapacityProvider"]
            raise ValueError(f"The capacity provider '{name}' is not associated with the cluster.")
    for load_balancer in props.get("LoadBalancers") or []:
        _refuse_load_balancer(load_balancer, props.get("TaskDefinition", ""))


def _refuse_load_balancer(load_balancer: Props, task_definition: str) -> None:
    group = load_balancer.get("TargetGroupArn")
    if group and group not in set(_forwarded()):
        raise ValueError(
            f"The target group with targetGroupArn {group} "
            "does not have an associated load balancer."
        )
    definition = ecs._task_defs.get(ecs._resolve_td_key(task_definition)) or {}
    names = {one["name"] for one in definition.get("containerDefinitions", [])}
    if load_balancer.get("ContainerName") not in names:
        raise ValueError(
            f"The container {load_balancer.get('ContainerName')} does not exist "
            "in the task definition."
        )


def _forwarded() -> Iterator[str]:
    """Yield the target groups that some listener or rule forwards to."""
    listeners = (one.get("DefaultActions", []) for one in elbv2._listeners.values())
    rules = (one.get("Actions", []) for one in elbv2._rules.values())
    for actions in (*listeners, *rules):
        for action in actions:
            yield action.get("TargetGroupArn", "")
            for group in (action.get("ForwardConfig") or {}).get("TargetGroups", []):
                yield group.get("TargetGroupArn", "")


def _complete(created: Created, props: Props) -> Created:
    record = _record(created[0])
    for name in _KEPT:
        if name in props:
            record[api_name(name)] = api_spelling(props[name])
    if "ServiceConnectConfiguration" in props:
        # ECS shows it with each deployment, and nowhere else.
        for deployment in record["deployments"]:
            if deployment["status"] == "PRIMARY":
                key = "ServiceConnectConfiguration"
                deployment[api_name(key)] = api_spelling(props[key])
    return created


def _record(arn: str) -> dict[str, Any]:
    name, cluster = arn.rsplit("/", 2)[-1], arn.rsplit("/", 2)[-2]
    record: dict[str, Any] = ecs._services[f"{cluster}/{name}"]
    return record
