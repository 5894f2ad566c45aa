"""A disk of its own for each task."""

from dataclasses import dataclass
from typing import Final

from aws_cdk import Size
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_iam as iam
from constructs import Construct

from moorage.errors import FeatureError
from moorage.foundation.infrastructure_role import infrastructure_role
from moorage.services.container_service import ContainerService
from moorage.values.disk import Disk
from moorage.values.volume_path import check_volume_name

_POLICY: Final = "service-role/AmazonECSInfrastructureRolePolicyForVolumes"


@dataclass(frozen=True, kw_only=True)
class EbsVolume(Disk):
    """Give each task of a service an encrypted EBS volume, made and deleted by ECS with the task.

    A service has one such volume. See
    https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ebs-volumes.html

    Args:
        name: Name of the volume in the task.
        path: Where the container finds it, such as ``/data``.
        size_gib: Its size, 1 to 16384 GiB.
        type: ``gp3`` for most; ``io2`` for many operations, ``st1`` and ``sc1`` for large files.
        iops: Operations per second, for ``gp3`` and ``io2``. Omitted: what the type has.
        throughput_mib: MiB per second, for ``gp3``, 125 to 2000. Omitted: 125.
        snapshot_id: What it is filled with. Omitted: nothing.
        file_system: ``xfs``, ``ext4`` or ``ext3``; that of the snapshot, if there is one.
        initialization_mib: MiB per second at which it is filled from the snapshot, 100 to 300, at a
            price. Omitted: it fills as it is read.

    Raises:
        InvalidInputError: A number is outside its range, or does not go with the type.

    Example:
        >>> disk = EbsVolume(name="index", path="/data", size_gib=50)
        >>> api = ContainerService(stack, "Api", cluster=cluster, image=image, features=[disk])
    """

    name: str

    def __post_init__(self) -> None:
        super().__post_init__()
        check_volume_name("EbsVolume.name", self.name)

    def attach(self, service: ContainerService) -> None:
        """Let ECS make the volume with each task, and mount it."""
        if service.node.try_find_child(type(self).__name__) is not None:
            raise FeatureError(
                f"{service.node.path}: ECS gives a task one EBS volume; keep one EbsVolume(...)"
            )
        scope = Construct(service, type(self).__name__)
        volume = ecs.ServiceManagedVolume(
            scope,
            "Volume",
            name=self.name,
            managed_ebs_volume=ecs.ServiceManagedEBSVolumeConfiguration(
                role=self._role(scope),
                encrypted=True,
                kms_key_id=service.encryption_key,
                size=Size.gibibytes(self.size_gib),
                volume_type=ec2.EbsDeviceVolumeType[self.type.upper()],
                iops=self.iops,
                throughput=self.throughput_mib,
                snap_shot_id=self.snapshot_id,
                file_system_type=ecs.FileSystemType[self.file_system.upper()],
                volume_initialization_rate=Size.mebibytes(self.initialization_mib)
                if self.initialization_mib
                else None,
                tag_specifications=[
                    ecs.EBSTagSpecification(propagate_tags=ecs.EbsPropagatedTagSource.SERVICE)
                ],
            ),
        )
        service.task_definition.add_volume(name=self.name, configured_at_launch=True)
        volume.mount_in(service.container, container_path=self.path, read_only=False)
        service.ecs_service.add_volume(volume)

    def _role(self, scope: Construct) -> iam.Role:
        return infrastructure_role(
            scope,
            "Role",
            description="Lets ECS make, attach and delete the volumes of tasks",
            policy=_POLICY,
            reason=(
                "AWS documents exactly this policy for the role with which ECS makes volumes "
                "(https://docs.aws.amazon.com/AmazonECS/latest/developerguide/infrastructure_IAM_role.html)."
            ),
        )
