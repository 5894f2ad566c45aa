"""A folder of a file system in the main container."""

from dataclasses import dataclass

from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_efs as efs
from aws_cdk import aws_iam as iam
from constructs import Construct

from moorage.errors import FeatureError
from moorage.foundation.file_system import NFS_PORT
from moorage.services.security_group import open_between
from moorage.services.workload import Workload
from moorage.values.volume_mount import VolumeMount
from moorage.values.volume_path import check_volume_name


@dataclass(frozen=True, kw_only=True)
class EfsVolume:
    """Mount a folder that outlives the tasks and that all of them share.

    It makes an access point, which keeps the tasks inside their folder and gives every file to one
    owner; lets the task role mount it through that access point alone, over TLS; and opens the NFS
    port between the two security groups. See
    https://docs.aws.amazon.com/AmazonECS/latest/developerguide/efs-volumes.html

    Args:
        file_system: Where the folder is: ``FileSystem.file_system``, or one that you imported with
            its id and its security group.
        name: Name of the volume in the task.
        mount: Where the container finds it, and what it may do there.

    Raises:
        InvalidInputError: The name is none of a volume.

    Example:
        >>> files = FileSystem(stack, "Files", vpc=vpc)
        >>> content = EfsVolume(
        ...     file_system=files.file_system, name="content", mount=VolumeMount(path="/content")
        ... )
        >>> web = ContainerService(stack, "Web", cluster=cluster, image=image, features=[content])
    """

    file_system: efs.IFileSystem
    name: str
    mount: VolumeMount

    def __post_init__(self) -> None:
        check_volume_name("EfsVolume.name", self.name)

    def attach(self, workload: Workload) -> None:
        """Make the access point, let the tasks in, and mount the folder."""
        if workload.capacity.operating_system != "linux":
            raise FeatureError(
                f"{workload.node.path}: EfsVolume needs Linux; ECS mounts EFS in no Windows task"
            )
        scope = Construct(workload, f"{type(self).__name__}-{self.name}")
        point = self._access_point(scope)
        self._let_in(scope, workload)
        workload.roles.task_role.add_to_principal_policy(self._statement(point))
        workload.task_definition.add_volume(
            name=self.name,
            efs_volume_configuration=ecs.EfsVolumeConfiguration(
                file_system_id=self.file_system.file_system_id,
                transit_encryption="ENABLED",
                authorization_config=ecs.AuthorizationConfig(
                    access_point_id=point.access_point_id, iam="ENABLED"
                ),
            ),
        )
        workload.container.add_mount_points(
            ecs.MountPoint(
                source_volume=self.name,
                container_path=self.mount.path,
                read_only=self.mount.read_only,
            )
        )
        workload.node.add_dependency(self.file_system.mount_targets_available)

    def _access_point(self, scope: Construct) -> efs.AccessPoint:
        owner = str(self.mount.owner)
        return efs.AccessPoint(
            scope,
            "AccessPoint",
            file_system=self.file_system,
            path=self.mount.folder or f"/{self.name}",
            posix_user=efs.PosixUser(uid=owner, gid=owner),
            create_acl=efs.Acl(owner_uid=owner, owner_gid=owner, permissions="750"),
        )

    def _let_in(self, scope: Construct, workload: Workload) -> None:
        """Open the port in the workload's own stack, so that its file system's stays as it is."""
        for number, there in enumerate(self.file_system.connections.security_groups):
            open_between(
                Construct(scope, f"Nfs{number or ''}"),
                here=workload.security_group.security_group_id,
                there=there.security_group_id,
                port=NFS_PORT,
                what=f"NFS of {self.name}",
            )

    def _statement(self, point: efs.AccessPoint) -> iam.PolicyStatement:
        writing = [] if self.mount.read_only else ["elasticfilesystem:ClientWrite"]
        return iam.PolicyStatement(
            actions=["elasticfilesystem:ClientMount", *writing],
            resources=[self.file_system.file_system_arn],
            conditions={
                "StringEquals": {"elasticfilesystem:AccessPointArn": point.access_point_arn}
            },
        )
