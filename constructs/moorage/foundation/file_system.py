"""Files that outlive tasks and that several tasks share, on Amazon EFS."""

from typing import cast

import jsii
from aws_cdk import RemovalPolicy
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_efs as efs
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from constructs import Construct

from moorage.foundation.acknowledge import acknowledge_in_rule_books
from moorage.foundation.task_subnets import TaskSubnets
from moorage.values.file_system_settings import FileSystemSettings

NFS_PORT = 2049


@jsii.implements(ec2.IConnectable)
class FileSystem(Construct):
    """Keep files in every zone of the tasks: encrypted, over TLS only, for known roles only.

    Nobody mounts it until :class:`moorage.features.efs_volume.EfsVolume` lets a workload in. Put it
    into a stack of its own, so that a release of a service never touches data.

    Args:
        vpc: Where it can be mounted.
        task_subnets: The subnets of the tasks, one per zone. Omitted: the private subnets with
            egress.
        settings: Backups, and what becomes of files that are not read.
        encryption_key: Customer key for the files. Omitted: a key that AWS owns. EFS cannot change
            it later (https://docs.aws.amazon.com/efs/latest/ug/encryption-at-rest.html).
        removal_policy: What happens to the files when the stack goes.

    Example:
        >>> files = FileSystem(stack, "Files", vpc=vpc)
        >>> files.file_system.file_system_id.startswith("${Token[")
        True
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        vpc: ec2.IVpc,
        task_subnets: TaskSubnets | None = None,
        settings: FileSystemSettings = FileSystemSettings(),
        encryption_key: kms.IKey | None = None,
        removal_policy: RemovalPolicy = RemovalPolicy.RETAIN,
    ) -> None:
        super().__init__(scope, id)
        self.security_group = ec2.SecurityGroup(
            self,
            "SecurityGroup",
            vpc=vpc,
            description="Tasks that mount the file system",
            allow_all_outbound=False,
        )
        self.file_system = efs.FileSystem(
            self,
            "FileSystem",
            vpc=vpc,
            vpc_subnets=(task_subnets or TaskSubnets()).subnets,
            security_group=self.security_group,
            encrypted=True,
            kms_key=encryption_key,
            file_system_policy=_only_known_roles_over_tls(),
            # The L2's way to refuse anonymous clients lets every client write that comes through a
            # mount target; ours lets nobody, and this keeps the L2 from adding its own.
            allow_anonymous_access=True,
            enable_automatic_backups=settings.backups,
            lifecycle_policy=efs.LifecyclePolicy.AFTER_30_DAYS if settings.archive_unread else None,
            out_of_infrequent_access_policy=efs.OutOfInfrequentAccessPolicy.AFTER_1_ACCESS
            if settings.archive_unread
            else None,
            throughput_mode=efs.ThroughputMode.ELASTIC,
            removal_policy=removal_policy,
        )
        resource = cast("efs.CfnFileSystem", self.file_system.node.default_child)
        if not settings.backups:
            # The L2 would say nothing, and what was turned on would stay on.
            resource.backup_policy = efs.CfnFileSystem.BackupPolicyProperty(status="DISABLED")
        else:
            acknowledge_in_rule_books(
                self.file_system,
                "EFSInBackupPlan",
                "AWS Backup takes one copy a day of a file system with a backup policy, in a plan "
                "that it makes itself and that no template holds "
                "(https://docs.aws.amazon.com/efs/latest/ug/automatic-backups.html).",
                books=("HIPAA.Security", "NIST.800.53.R5"),
            )

    @property
    def connections(self) -> ec2.Connections:
        """The security group of its mount targets."""
        return self.security_group.connections


def _only_known_roles_over_tls() -> iam.PolicyDocument:
    """Refuse connections without TLS; with a policy, a client without a role gets nothing.

    https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html
    """
    return iam.PolicyDocument(
        statements=[
            iam.PolicyStatement(
                sid="OnlyOverTls",
                effect=iam.Effect.DENY,
                principals=[iam.AnyPrincipal()],
                actions=["elasticfilesystem:Client*"],
                conditions={"Bool": {"aws:SecureTransport": "false"}},
            )
        ]
    )
