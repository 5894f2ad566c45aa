"""User data: what tells the ECS agent of an instance which cluster it belongs to, and its rules."""

from collections.abc import Sequence

from aws_cdk import aws_ec2 as ec2

from moorage.values.node_group import NodeGroup
from moorage.values.node_image import is_bottlerocket, is_windows


def user_data(group: NodeGroup, cluster_name: str, additions: Sequence[str]) -> ec2.UserData:
    """Return the user data of a group's instances.

    Tasks can never read the instance's own credentials, and an instance that AWS takes back stops
    its tasks in time
    (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-agent-config.html).

    Args:
        group: The group of instances.
        cluster_name: The cluster to join.
        additions: Lines appended as they are: commands, or TOML on Bottlerocket.
    """
    if is_bottlerocket(group.image):
        return ec2.UserData.custom("\n".join([*_toml(cluster_name), *additions]))
    if is_windows(group.image):
        data = ec2.UserData.for_windows()
        data.add_commands(*_powershell(cluster_name), *additions)
        return data
    data = ec2.UserData.for_linux()
    lines = (f"echo {setting} >> /etc/ecs/ecs.config" for setting in _linux(group, cluster_name))
    data.add_commands(*lines, *additions)
    return data


def _linux(group: NodeGroup, cluster_name: str) -> list[str]:
    settings = [
        f"ECS_CLUSTER={cluster_name}",
        "ECS_AWSVPC_BLOCK_IMDS=true",
        "ECS_ENABLE_SPOT_INSTANCE_DRAINING=true",
    ]
    if group.image == "al2023-gpu":
        # https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-gpu.html
        settings.append("ECS_ENABLE_GPU_SUPPORT=true")
    if group.scaling.warm_pool:
        # https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using-warm-pool.html
        settings.append("ECS_WARM_POOLS_CHECK=true")
    return settings


def _toml(cluster_name: str) -> list[str]:
    # https://bottlerocket.dev/en/os/1.20.x/api/settings/ecs/
    return [
        "[settings.ecs]",
        f'cluster = "{cluster_name}"',
        "awsvpc-block-imds = true",
        "enable-spot-instance-draining = true",
        "allow-privileged-containers = false",
    ]


def _powershell(cluster_name: str) -> list[str]:
    # https://docs.aws.amazon.com/AmazonECS/latest/developerguide/bootstrap_windows_container_instance.html
    return [
        "[Environment]::SetEnvironmentVariable("
        '"ECS_ENABLE_SPOT_INSTANCE_DRAINING", "true", "Machine")',
        "Import-Module ECSTools",
        f"Initialize-ECSAgent -Cluster '{cluster_name}' -EnableTaskIAMRole -EnableTaskENI "
        '-AwsvpcBlockIMDS -LoggingDrivers \'["json-file","awslogs"]\'',
    ]
