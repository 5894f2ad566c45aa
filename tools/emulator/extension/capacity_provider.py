"""AWS::ECS::CapacityProvider and AWS::ECS::ClusterCapacityProviderAssociations."""

from tools.emulator.extension.ministack import Created, Props, call, camel, ecs, provisioners
from tools.emulator.extension.resource_type import ResourceType
from tools.emulator.spelling import api_name

_OF_EVERY_CLUSTER = ("FARGATE", "FARGATE_SPOT")


def _create_provider(logical_id: str, props: Props, stack: str) -> Created:
    name = props.get("Name") or provisioners._physical_name(stack, logical_id)
    request = {
        "name": name,
        "autoScalingGroupProvider": camel(props.get("AutoScalingGroupProvider", {})),
        "tags": camel(props.get("Tags") or []),
    }
    if "ManagedInstancesProvider" in props:
        # ministack knows groups alone; what a template asks for is kept beside the record.
        del request["autoScalingGroupProvider"]
    call(ecs._create_capacity_provider, request)
    group = props.get("AutoScalingGroupProvider", {})
    # ministack drops it.
    if "ManagedDraining" in group:
        kept = ecs._capacity_providers[name]["autoScalingGroupProvider"]
        kept["managedDraining"] = group["ManagedDraining"]
    if "ManagedInstancesProvider" in props:
        record = ecs._capacity_providers[name]
        record["managedInstancesProvider"] = camel(props["ManagedInstancesProvider"])
        record["cluster"] = props["ClusterName"]
    return name, {}


def _update_provider(physical_id: str, _old: Props, new: Props, stack: str, id: str) -> Created:
    name = new.get("Name") or provisioners._physical_name(stack, id)
    if name != physical_id:
        return _create_provider(id, new, stack)
    record = ecs._capacity_providers[physical_id]
    for key in ("AutoScalingGroupProvider", "ManagedInstancesProvider"):
        if key in new:
            record[api_name(key)] = camel(new[key])
    return physical_id, {}


def _delete_provider(physical_id: str, _props: Props) -> None:
    call(ecs._delete_capacity_provider, {"capacityProvider": physical_id})


def _associate(_logical_id: str, props: Props, _stack: str) -> Created:
    for name in props.get("CapacityProviders", []):
        if name not in _OF_EVERY_CLUSTER and name not in ecs._capacity_providers:
            raise ValueError(f"The specified capacity provider '{name}' was not found.")
    request = {
        "cluster": props["Cluster"],
        "capacityProviders": props.get("CapacityProviders", []),
        "defaultCapacityProviderStrategy": camel(props.get("DefaultCapacityProviderStrategy", [])),
    }
    call(ecs._put_cluster_capacity_providers, request)
    return props["Cluster"], {}


def _reassociate(_id: str, _old: Props, new: Props, stack: str, logical_id: str) -> Created:
    return _associate(logical_id, new, stack)


def _dissociate(physical_id: str, _props: Props) -> None:
    if ecs._resolve_cluster_name(physical_id) not in ecs._clusters:
        return
    active = [
        service["serviceName"]
        for service in ecs._services.values()
        if service["status"] == "ACTIVE"
        and service["clusterArn"].rsplit("/", 1)[-1] == physical_id.rsplit("/", 1)[-1]
        and service.get("capacityProviderStrategy")
    ]
    if active:
        # AWS refuses this too, which is why services must depend on the association.
        raise ValueError(f"The capacity providers are in use by the services {active}")
    empty: Props = {"capacityProviders": [], "defaultCapacityProviderStrategy": []}
    call(ecs._put_cluster_capacity_providers, {"cluster": physical_id, **empty})


CAPACITY_PROVIDER = ResourceType(
    name="AWS::ECS::CapacityProvider",
    kind="emulated",
    create=_create_provider,
    delete=_delete_provider,
    update=_update_provider,
)
CAPACITY_PROVIDER_ASSOCIATIONS = ResourceType(
    name="AWS::ECS::ClusterCapacityProviderAssociations",
    kind="emulated",
    create=_associate,
    delete=_dissociate,
    update=_reassociate,
)
