"""Machine images of container instances."""

from typing import cast

import jsii
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_ecs as ecs
from constructs import Construct

from moorage.values.node_group import NodeGroup
from moorage.values.node_image import is_windows

_HARDWARE = {
    ("al2023", "x86_64"): ecs.AmiHardwareType.STANDARD,
    ("al2023", "arm64"): ecs.AmiHardwareType.ARM,
    ("al2023-gpu", "x86_64"): ecs.AmiHardwareType.GPU,
    ("al2023-neuron", "x86_64"): ecs.AmiHardwareType.NEURON,
}
_BOTTLEROCKET = {
    "bottlerocket": ecs.BottlerocketEcsVariant.AWS_ECS_2,
    "bottlerocket-gpu": ecs.BottlerocketEcsVariant.AWS_ECS_2_NVIDIA,
}
_WINDOWS = {
    "windows-2022": ecs.WindowsOptimizedVersion.SERVER_2022,
    "windows-2025": ecs.WindowsOptimizedVersion.SERVER_2025,
}
_ARCHITECTURES = {
    "x86_64": ec2.InstanceArchitecture.X86_64,
    "arm64": ec2.InstanceArchitecture.ARM_64,
}


def machine_image(group: NodeGroup) -> ec2.IMachineImage:
    """Return the pinned image of a group, or the newest one that AWS recommends.

    The newest is read from a public parameter at each deployment, so that any deployment may
    replace the instances (https://github.com/aws/aws-cdk/issues/12484).

    Args:
        group: The group of instances.
    """
    if group.ami_id:
        # An object of ours fulfils the interface; the type checker sees jsii's own base class.
        return cast(
            "ec2.IMachineImage", _PinnedImage(group.ami_id, windows=is_windows(group.image))
        )
    if group.image in _BOTTLEROCKET:
        return ecs.BottleRocketImage(
            variant=_BOTTLEROCKET[group.image], architecture=_ARCHITECTURES[group.architecture]
        )
    if group.image in _WINDOWS:
        return ecs.EcsOptimizedImage.windows(_WINDOWS[group.image])
    return ecs.EcsOptimizedImage.amazon_linux2023(_HARDWARE[group.image, group.architecture])


@jsii.implements(ec2.IMachineImage)
class _PinnedImage:
    """One image by its id, in whatever region the stack goes to."""

    def __init__(self, ami_id: str, *, windows: bool) -> None:
        self._ami_id = ami_id
        self._windows = windows

    def get_image(self, scope: Construct) -> ec2.MachineImageConfig:  # noqa: ARG002 - an interface of the CDK
        """Return the image without any look-up."""
        system = ec2.OperatingSystemType
        return ec2.MachineImageConfig(
            image_id=self._ami_id,
            os_type=system.WINDOWS if self._windows else system.LINUX,
            user_data=ec2.UserData.custom(""),
        )
