"""Read clusters, task definitions, services and repositories back."""

from typing import Any

from tools.aws import Clients
from tools.emulator.readback.comparison import Pairs
from tools.emulator.spelling import api_name, api_spelling

Props = dict[str, Any]

_TASK = (
    *("ContainerDefinitions", "Cpu", "ExecutionRoleArn", "Family", "Memory", "NetworkMode"),
    *("RequiresCompatibilities", "RuntimePlatform", "TaskRoleArn", "Volumes"),
)
_SERVICE = (
    *("AvailabilityZoneRebalancing", "CapacityProviderStrategy", "DeploymentConfiguration"),
    *("DesiredCount", "EnableECSManagedTags", "EnableExecuteCommand"),
    *("HealthCheckGracePeriodSeconds", "LoadBalancers", "NetworkConfiguration", "PropagateTags"),
    *("ServiceRegistries", "TaskDefinition"),
)


def repository(clients: Clients, physical_id: str, props: Props) -> Pairs:
    """Compare what protects the images, and the life-cycle rules."""
    ecr = clients("ecr")
    found = ecr.describe_repositories(repositoryNames=[physical_id])["repositories"][0]
    scan = props.get("ImageScanningConfiguration") or {}
    pairs: Pairs = {
        "ImageTagMutability": (found["imageTagMutability"], props.get("ImageTagMutability")),
        "ScanOnPush": (found["imageScanningConfiguration"]["scanOnPush"], scan.get("ScanOnPush")),
    }
    if "LifecyclePolicy" in props:
        text = ecr.get_lifecycle_policy(repositoryName=physical_id)["lifecyclePolicyText"]
        pairs["LifecyclePolicyText"] = (text, props["LifecyclePolicy"]["LifecyclePolicyText"])
    return pairs


def cluster(clients: Clients, physical_id: str, props: Props) -> Pairs:
    """Compare the settings, and whether the cluster is there for use."""
    found = _cluster(clients, physical_id)
    settings = api_spelling(props.get("ClusterSettings"))
    return {
        "status": (found["status"], "ACTIVE"),
        "ClusterSettings": (found.get("settings", []), settings),
    }


def capacity_provider_associations(clients: Clients, _physical_id: str, props: Props) -> Pairs:
    """Compare what the cluster may run on, and what it runs on if nobody says."""
    found = _cluster(clients, props["Cluster"])
    keys = ("CapacityProviders", "DefaultCapacityProviderStrategy")
    return {key: (found.get(api_name(key)), api_spelling(props.get(key))) for key in keys}


def task_definition(clients: Clients, physical_id: str, props: Props) -> Pairs:
    """Compare everything that a task is started with."""
    answer = clients("ecs").describe_task_definition(taskDefinition=physical_id)
    found = answer["taskDefinition"]
    return {key: (found.get(api_name(key)), api_spelling(props.get(key))) for key in _TASK}


def service(clients: Clients, physical_id: str, props: Props) -> Pairs:
    """Compare how the service runs, and whether as many tasks run as are wanted."""
    answer = clients("ecs").describe_services(cluster=props["Cluster"], services=[physical_id])
    found = answer["services"][0]
    pairs: Pairs = {
        key: (found.get(api_name(key)), api_spelling(props.get(key))) for key in _SERVICE
    }
    if "ServiceConnectConfiguration" in props:
        [primary] = [one for one in found["deployments"] if one["status"] == "PRIMARY"]
        wanted = api_spelling(props["ServiceConnectConfiguration"])
        pairs["ServiceConnect"] = (primary.get("serviceConnectConfiguration"), wanted)
    pairs["status"] = (found["status"], "ACTIVE")
    pairs["runningCount"] = (found["runningCount"], found["desiredCount"])
    return pairs


def _cluster(clients: Clients, name: str) -> dict[str, Any]:
    include = ["SETTINGS", "CONFIGURATIONS"]
    answer = clients("ecs").describe_clusters(clusters=[name], include=include)
    found: dict[str, Any] = answer["clusters"][0]
    return found
