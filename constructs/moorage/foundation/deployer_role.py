"""The role of a pipeline: it deploys with the CDK, pushes images, and runs tasks. Nothing else."""

from collections.abc import Sequence

from aws_cdk import Duration, Stack
from aws_cdk import aws_ecr as ecr
from aws_cdk import aws_iam as iam
from constructs import Construct

from moorage.errors import InvalidInputError
from moorage.foundation.acknowledge import acknowledge
from moorage.foundation.deployer.deployer import Deployer
from moorage.foundation.wildcard_finding import wildcard_finding
from moorage.foundation.wildcards import acknowledge_wildcards, wildcard_statement

# https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html
_BOOTSTRAP_ROLES = ("deploy-role", "file-publishing-role", "image-publishing-role", "lookup-role")
_PUSH = (
    # https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push-iam.html
    "ecr:BatchCheckLayerAvailability",
    "ecr:BatchGetImage",
    "ecr:CompleteLayerUpload",
    "ecr:InitiateLayerUpload",
    "ecr:PutImage",
    "ecr:UploadLayerPart",
)


class DeployerRole(Construct):
    """Let a pipeline deploy, without a long-lived key and without a permission of its own.

    What a deployment may change is decided by the roles that ``cdk bootstrap`` made, which this
    role may take; besides, it may push to the named repositories and run tasks of named roles.

    Args:
        trusted: Who may take the role: ``GitHub(...)``, ``GitLab(...)`` or
            ``AccountPrincipal(...)`` of :mod:`moorage.foundation.deployer`.
        repositories: Where it may push images. Omitted: nowhere.
        task_roles: Task and execution roles of the tasks that it may run, such as migrations.
            Omitted: none.
        clusters: ARNs of the clusters in which it may run them. Needed with ``task_roles``.
        qualifier: Qualifier of the bootstrap stack. Omitted: the CDK's own.
        other_regions: Regions besides its own in which it may deploy. Omitted: none.
        max_session: How long one session lasts, 1 to 12 hours. Omitted: one hour.

    Raises:
        InvalidInputError: Tasks without a cluster, or a session that is too long.

    Example:
        >>> github = GitHub(repository="acme/shop", branch="main")
        >>> deployer = DeployerRole(stack, "Deployer", trusted=github)
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        trusted: Deployer,
        repositories: Sequence[ecr.IRepository] = (),
        task_roles: Sequence[iam.IRole] = (),
        clusters: Sequence[str] = (),
        qualifier: str = "hnb659fds",
        other_regions: Sequence[str] = (),
        max_session: Duration = Duration.hours(1),
    ) -> None:
        super().__init__(scope, id)
        if task_roles and not clusters:
            raise InvalidInputError(
                "DeployerRole.clusters",
                "tasks can only be run in a cluster",
                got=[*clusters],
                fix="name the ARN of the cluster, or leave task_roles out",
            )
        self.role = iam.Role(
            self,
            "Role",
            description=f"Deploys for {trusted.label}",
            assumed_by=trusted.principal(self),
            max_session_duration=max_session,
        )
        self._allow_deployments(qualifier, other_regions)
        if repositories:
            self._allow_pushes(repositories)
        if task_roles:
            self._allow_tasks(task_roles, clusters)

    def _allow_deployments(self, qualifier: str, other_regions: Sequence[str]) -> None:
        stack = Stack.of(self)
        regions = dict.fromkeys([stack.region, *other_regions])
        self.role.add_to_policy(
            iam.PolicyStatement(
                actions=["sts:AssumeRole"],
                resources=[
                    f"arn:{stack.partition}:iam::{stack.account}:role/"
                    f"cdk-{qualifier}-{name}-{stack.account}-{region}"
                    for region in regions
                    for name in _BOOTSTRAP_ROLES
                ],
            )
        )

    def _allow_pushes(self, repositories: Sequence[ecr.IRepository]) -> None:
        self.role.add_to_policy(
            iam.PolicyStatement(
                actions=[*_PUSH], resources=[one.repository_arn for one in repositories]
            )
        )
        self.role.add_to_policy(wildcard_statement("ecr:GetAuthorizationToken"))
        acknowledge_wildcards(self.role)

    def _allow_tasks(self, task_roles: Sequence[iam.IRole], clusters: Sequence[str]) -> None:
        # A task definition has a new revision with each deployment; what its tasks may do is
        # limited by the roles that may be passed.
        definitions = Stack.of(self).format_arn(service="ecs", resource="task-definition/*")
        self.role.add_to_policy(
            iam.PolicyStatement(
                actions=["ecs:RunTask"],
                resources=[definitions],
                conditions={"ArnEquals": {"ecs:cluster": [*clusters]}},
            )
        )
        self.role.add_to_policy(
            iam.PolicyStatement(
                actions=["iam:PassRole"],
                resources=[role.role_arn for role in task_roles],
                conditions={"StringEquals": {"iam:PassedToService": "ecs-tasks.amazonaws.com"}},
            )
        )
        acknowledge(
            self.role,
            wildcard_finding(self, definitions),
            "Every deployment makes a new revision of a task definition. The statement ends at the "
            "named clusters, and only named roles can be passed to a task.",
        )
