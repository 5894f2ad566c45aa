"""Objects of a bucket as files in the main container."""

from dataclasses import dataclass

from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_iam as iam
from constructs import Construct

from moorage.errors import FeatureError
from moorage.foundation.file_system import NFS_PORT
from moorage.services.raw_volume import add_raw_volume
from moorage.services.security_group import open_between
from moorage.services.workload import Workload
from moorage.values.s3_mount import S3Mount
from moorage.values.volume_path import check_volume_name


@dataclass(frozen=True, kw_only=True)
class S3Volume(S3Mount):
    """Mount a file system of S3 Files, which shows the objects of a bucket as files.

    It lets the task role mount this file system alone, and opens the port of its mount targets if
    their security group is known. See
    https://docs.aws.amazon.com/AmazonECS/latest/developerguide/s3files-volumes.html; the
    permissions are those of
    https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonS3FilesClientReadWriteAccess.html

    Args:
        name: Name of the volume in the task.
        path: Where the container finds them, such as ``/objects``.
        file_system_arn: Whole ARN of the file system.
        access_point_arn: Whole ARN of an access point, which has a folder and a user of its own.
            Omitted: none.
        folder: Folder of the file system. Omitted: all of it, or that of the access point.
        security_group_id: Security group of its mount targets. Omitted: its port is opened by
            you, with ``egress``.
        read_only: Whether the container may only read.

    Raises:
        InvalidInputError: The name or an ARN is none, or a folder is given beside an access point.

    Example:
        >>> arn = "arn:aws:s3files:eu-west-1:111122223333:file-system/fs-0123456789abcdef0"
        >>> photos = S3Volume(name="photos", path="/photos", file_system_arn=arn)
        >>> api = ContainerService(stack, "Api", cluster=cluster, image=image, features=[photos])
    """

    name: str

    def __post_init__(self) -> None:
        super().__post_init__()
        check_volume_name("S3Volume.name", self.name)

    def attach(self, workload: Workload) -> None:
        """Let the tasks in, and mount the files."""
        if workload.capacity.operating_system != "linux":
            raise FeatureError(
                f"{workload.node.path}: S3Volume {self.name} needs Linux; choose other capacity"
            )
        scope = Construct(workload, f"{type(self).__name__}-{self.name}")
        workload.roles.task_role.add_to_principal_policy(self._statement())
        if self.security_group_id:
            open_between(
                scope,
                here=workload.security_group.security_group_id,
                there=self.security_group_id,
                port=NFS_PORT,
                what=f"S3 Files of {self.name}",
            )
        optional = {"AccessPointArn": self.access_point_arn, "RootDirectory": self.folder}
        add_raw_volume(
            workload,
            self.name,
            "S3FilesVolumeConfiguration",
            {"FileSystemArn": self.file_system_arn}
            | {key: value for key, value in optional.items() if value},
        )
        workload.container.add_mount_points(
            ecs.MountPoint(
                source_volume=self.name, container_path=self.path, read_only=self.read_only
            )
        )

    def _statement(self) -> iam.PolicyStatement:
        writing = [] if self.read_only else ["s3files:ClientWrite"]
        return iam.PolicyStatement(
            actions=["s3files:ClientMount", *writing], resources=[self.file_system_arn]
        )
