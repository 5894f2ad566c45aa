"""The launch template of container instances: hardened, the same for every instance of a group."""

from collections.abc import Sequence

from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_iam as iam
from constructs import Construct

from moorage.foundation.ec2.agent_settings import user_data
from moorage.foundation.ec2.node_machine_image import machine_image
from moorage.values.node_group import NodeGroup
from moorage.values.node_image import is_bottlerocket, is_windows


def launch_template(
    scope: Construct,
    group: NodeGroup,
    *,
    cluster: ecs.Cluster,
    role: iam.IRole,
    additions: Sequence[str],
) -> ec2.LaunchTemplate:
    """Make a launch template with version 2 of the metadata service and encrypted disks.

    Its security group lets nothing in: tasks have network interfaces of their own.

    Args:
        scope: The owner.
        group: The group of instances.
        cluster: The cluster to join.
        role: The role of the ECS agent.
        additions: Lines appended to the user data.
    """
    security_group = ec2.SecurityGroup(
        scope,
        "SecurityGroup",
        vpc=cluster.vpc,
        description=f"Container instances of {scope.node.path}",
        allow_all_outbound=False,
    )
    security_group.add_egress_rule(ec2.Peer.any_ipv4(), ec2.Port.tcp(443), "HTTPS")
    return ec2.LaunchTemplate(
        scope,
        "LaunchTemplate",
        machine_image=machine_image(group),
        instance_type=ec2.InstanceType(group.types[0]),
        role=role,
        security_group=security_group,
        user_data=user_data(group, cluster.cluster_name, additions),
        require_imdsv2=True,
        # One hop ends at the instance: a container in bridge mode is two away.
        # https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-iam-roles.html
        http_put_response_hop_limit=1,
        http_endpoint=True,
        instance_metadata_tags=False,
        detailed_monitoring=True,
        associate_public_ip_address=False,
        block_devices=[*_disks(group)],
    )


def _disks(group: NodeGroup) -> list[ec2.BlockDevice]:
    def disk(name: str, gib: int) -> ec2.BlockDevice:
        volume = ec2.BlockDeviceVolume.ebs(
            gib,
            encrypted=True,
            volume_type=ec2.EbsDeviceVolumeType.GP3,
            delete_on_termination=True,
        )
        return ec2.BlockDevice(device_name=name, volume=volume)

    if is_bottlerocket(group.image):
        # The first disk holds the system alone, the second images and containers.
        # https://bottlerocket.dev/en/os/1.20.x/concepts/storage/
        return [disk("/dev/xvda", 4), disk("/dev/xvdb", group.disk_gib)]
    if is_windows(group.image):
        return [disk("/dev/sda1", group.disk_gib)]
    return [disk("/dev/xvda", group.disk_gib)]
