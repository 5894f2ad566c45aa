"""The two roles of a task: one for starting it, one for the code in it."""

from aws_cdk import aws_iam as iam
from constructs import Construct

from moorage.foundation.acknowledge import acknowledge
from moorage.foundation.service_trust import service_trust


class TaskRoles(Construct):
    """Make an execution role and a task role that start with no permission at all.

    ECS itself uses the execution role, to pull the image, read secrets and write logs; the CDK
    grants it exactly those. The code in the container uses the task role; give it what it needs
    with ``bucket.grant_read(service)``. Never share either between services. See
    https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-iam-roles.html

    Example:
        >>> roles = TaskRoles(stack, "Roles")
        >>> grant = bucket.grant_read(roles.task_role)
    """

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        self.execution_role = iam.Role(
            self,
            "ExecutionRole",
            description="Starts the task: pulls its image, reads its secrets, writes its logs",
            assumed_by=service_trust(self, "ecs-tasks.amazonaws.com", source="ecs:*"),
        )
        self.task_role = iam.Role(
            self,
            "TaskRole",
            description="What the code in the task may do",
            assumed_by=service_trust(self, "ecs-tasks.amazonaws.com", source="ecs:*"),
        )
        acknowledge(
            self.execution_role,
            "AwsSolutions-IAM5[Resource::*]",
            "ecr:GetAuthorizationToken takes no resource "
            "(https://docs.aws.amazon.com/service-authorization/latest/reference/"
            "list_amazonelasticcontainerregistry.html); every other statement of this role names "
            "its resource.",
        )
