"""Read container instances back: launch templates, groups, capacity providers."""

from typing import Any

from tools.aws import Clients
from tools.emulator.readback.comparison import Pairs
from tools.emulator.spelling import api_name, api_spelling

Props = dict[str, Any]


def launch_template(clients: Clients, physical_id: str, props: Props) -> Pairs:
    """Compare what every instance is started with."""
    answer = clients("ec2").describe_launch_template_versions(
        LaunchTemplateId=physical_id, Versions=["$Latest"]
    )
    found = answer["LaunchTemplateVersions"][0]["LaunchTemplateData"]
    wanted = props["LaunchTemplateData"]
    keys = ("BlockDeviceMappings", "InstanceType", "MetadataOptions", "Monitoring")
    return {key: (found.get(key), wanted[key]) for key in keys if key in wanted}


def auto_scaling_group(clients: Clients, physical_id: str, props: Props) -> Pairs:
    """Compare the size of the group, and where its instances run."""
    answer = clients("autoscaling").describe_auto_scaling_groups(
        AutoScalingGroupNames=[physical_id]
    )
    found = answer["AutoScalingGroups"][0]
    protected = props.get("NewInstancesProtectedFromScaleIn", False)
    return {
        "MinSize": (found["MinSize"], int(props["MinSize"])),
        "MaxSize": (found["MaxSize"], int(props["MaxSize"])),
        "NewInstancesProtectedFromScaleIn": (found["NewInstancesProtectedFromScaleIn"], protected),
        "VPCZoneIdentifier": (
            sorted(found["VPCZoneIdentifier"].split(",")),
            sorted(props["VPCZoneIdentifier"]),
        ),
    }


def capacity_provider(clients: Clients, physical_id: str, props: Props) -> Pairs:
    """Compare how ECS adds, drains and removes instances."""
    answer = clients("ecs").describe_capacity_providers(capacityProviders=[physical_id])
    found = answer["capacityProviders"][0]
    pairs: Pairs = {"status": (found["status"], "ACTIVE")}
    for kind in ("AutoScalingGroupProvider", "ManagedInstancesProvider"):
        for key, wanted in props.get(kind, {}).items():
            pairs[key] = (found[api_name(kind)].get(api_name(key)), api_spelling(wanted))
    return pairs


def instance_profile(clients: Clients, physical_id: str, props: Props) -> Pairs:
    """Compare which role instances get."""
    found = clients("iam").get_instance_profile(InstanceProfileName=physical_id)["InstanceProfile"]
    return {"Roles": ([role["RoleName"] for role in found["Roles"]], props["Roles"])}
