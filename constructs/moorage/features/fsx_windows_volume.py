"""A share of FSx for Windows File Server in the main container."""

from dataclasses import dataclass

from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_iam as iam

from moorage.errors import FeatureError
from moorage.foundation.wildcards import wildcard_statement
from moorage.services.raw_volume import add_raw_volume
from moorage.services.workload import Workload
from moorage.values.fsx_mount import FsxMount
from moorage.values.volume_path import check_volume_name


@dataclass(frozen=True, kw_only=True)
class FsxWindowsVolume(FsxMount):
    r"""Mount a share of Windows that outlives the tasks and that all of them see.

    The instance mounts it: it is a member of the domain, which its user data or an association of
    Systems Manager makes it, and it joins a security group from which the file system takes
    connections (``Ec2Capacity(security_group_ids=...)``). The execution role gets to read user and
    password, and to look the file system up. See
    https://docs.aws.amazon.com/AmazonECS/latest/developerguide/wfsx-volumes.html

    Args:
        name: Name of the volume in the task.
        path: Where the container finds it, such as ``C:\data``.
        file_system_id: Id of the file system, such as ``fs-0123456789abcdef0``.
        domain: Whole name of the Active Directory domain, such as ``corp.example.com``.
        credentials_arn: Whole ARN of a secret, or ARN of a parameter, with a JSON object of
            ``username`` and ``password``.
        folder: Share, and folder in it.
        read_only: Whether the container may only read.

    Raises:
        InvalidInputError: The name is none of a volume, or something cannot be read.

    Example:
        >>> capacity = Ec2Capacity(image="windows-2022")
        >>> cluster = Cluster(stack, "Cluster", vpc=vpc, capacity=[capacity])
        >>> share = FsxWindowsVolume(
        ...     name="files",
        ...     path="C:\\files",
        ...     file_system_id="fs-0123456789abcdef0",
        ...     domain="corp.example.com",
        ...     credentials_arn="arn:aws:ssm:eu-west-1:111122223333:parameter/corp/shares",
        ... )
        >>> web = ContainerService(
        ...     stack,
        ...     "Web",
        ...     cluster=cluster.ecs_cluster,
        ...     capacity=cluster.capacity,
        ...     image=image,
        ...     features=[share],
        ... )
    """

    name: str

    def __post_init__(self) -> None:
        super().__post_init__()
        check_volume_name("FsxWindowsVolume.name", self.name)

    def attach(self, workload: Workload) -> None:
        """Let the execution role prepare the mount, and mount the share."""
        if workload.capacity.kind != "ec2" or workload.capacity.operating_system == "linux":
            raise FeatureError(
                f"{workload.node.path}: FsxWindowsVolume {self.name} is mounted on Windows "
                "instances of EC2 capacity only; choose one with image='windows-2022'"
            )
        # The agent looks up the DNS name, and knows no other call for it.
        workload.task_definition.add_to_execution_role_policy(
            wildcard_statement("fsx:DescribeFileSystems")
        )
        read = "ssm:GetParameters" if self.is_parameter else "secretsmanager:GetSecretValue"
        workload.task_definition.add_to_execution_role_policy(
            iam.PolicyStatement(actions=[read], resources=[self.credentials_arn])
        )
        add_raw_volume(
            workload,
            self.name,
            "FSxWindowsFileServerVolumeConfiguration",
            {
                "FileSystemId": self.file_system_id,
                "RootDirectory": self.folder,
                "AuthorizationConfig": {
                    "CredentialsParameter": self.credentials_arn,
                    "Domain": self.domain,
                },
            },
        )
        workload.container.add_mount_points(
            ecs.MountPoint(
                source_volume=self.name, container_path=self.path, read_only=self.read_only
            )
        )
