"""The two roles of a task: one for starting it, one for the code in it."""

from aws_cdk import Annotations
from aws_cdk import aws_iam as iam
from constructs import Construct

from moorage.errors import InvalidInputError
from moorage.foundation.service_trust import service_trust
from moorage.foundation.wildcards import acknowledge_wildcards

_ROLE_ARN = "arn:"


class TaskRoles(Construct):
    """Make an execution role and a task role that start with no permission at all.

    ECS itself uses the execution role, to pull the image, read secrets and write logs; the CDK
    grants it exactly those. The code in the container uses the task role; give it what it needs
    with ``bucket.grant_read(service)``. Never share either between services. See
    https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-iam-roles.html

    Args:
        execution_role_arn: A role that somebody else made and looks after. Omitted: one is made.
        task_role_arn: A role that somebody else made and looks after; granting something to the
            service is then an error, because a grant would do nothing. Omitted: one is made.

    Raises:
        InvalidInputError: What was given is no ARN of a role.

    Example:
        >>> roles = TaskRoles(stack, "Roles")
        >>> grant = bucket.grant_read(roles.task_role)
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        execution_role_arn: str | None = None,
        task_role_arn: str | None = None,
    ) -> None:
        super().__init__(scope, id)
        self._task_role_arn = task_role_arn
        starts = "Starts the task: pulls its image, reads its secrets, writes its logs"
        self.execution_role = (
            self._existing("ExecutionRole", "execution_role_arn", execution_role_arn)
            if execution_role_arn
            else self._made("ExecutionRole", starts)
        )
        self.task_role = (
            self._existing("TaskRole", "task_role_arn", task_role_arn)
            if task_role_arn
            else self._made("TaskRole", "What the code in the task may do")
        )
        if execution_role_arn:
            Annotations.of(self).add_info(
                f"{execution_role_arn} is not changed: it must allow to pull the image, to write "
                "to the log group, and to read every secret of the task."
            )
        else:
            acknowledge_wildcards(self.execution_role)

    def grantable_role(self) -> iam.IRole:
        """Return the task role for a grant.

        Raises:
            InvalidInputError: The role is somebody else's, so that a grant would do nothing
                (https://github.com/aws/aws-cdk/issues/25952).
        """
        if self._task_role_arn:
            raise InvalidInputError(
                f"{self.node.path}.task_role_arn",
                "the role is somebody else's, so that granting it something would do nothing",
                got=self._task_role_arn,
                fix="leave the grant out and add the statement to that role, or let a role be made",
            )
        return self.task_role

    def _made(self, id: str, description: str) -> iam.IRole:
        return iam.Role(
            self,
            id,
            description=description,
            assumed_by=service_trust(self, "ecs-tasks.amazonaws.com", source="ecs:*"),
        )

    def _existing(self, id: str, argument: str, arn: str) -> iam.IRole:
        if not arn.startswith(_ROLE_ARN) or ":role/" not in arn:
            fix = "write it as 'arn:aws:iam::111122223333:role/NAME'"
            what = "is not the ARN of a role"
            raise InvalidInputError(f"TaskRoles.{argument}", what, got=arn, fix=fix)
        return iam.Role.from_role_arn(self, id, arn, mutable=False)
