"""Who may start a task by itself, outside of a service."""

from aws_cdk import aws_iam as iam

from moorage.foundation.cluster_tasks import allow_on_tasks
from moorage.services.workload import Workload


def let_run(role: iam.IRole, workload: Workload) -> None:
    """Let a role start tasks of one workload on its cluster, and pass their roles to nobody else.

    Args:
        role: The role.
        workload: What it may start.
    """
    role.add_to_principal_policy(
        iam.PolicyStatement(
            actions=["ecs:RunTask"],
            resources=[workload.task_definition.task_definition_arn],
            conditions={"ArnEquals": {"ecs:cluster": workload.cluster.cluster_arn}},
        )
    )
    role.add_to_principal_policy(
        iam.PolicyStatement(
            actions=["iam:PassRole"],
            resources=[
                workload.roles.execution_role.role_arn,
                workload.roles.task_role.role_arn,
            ],
            conditions={"StringEquals": {"iam:PassedToService": "ecs-tasks.amazonaws.com"}},
        )
    )
    # Tags that ECS gives a task when it starts:
    # https://docs.aws.amazon.com/AmazonECS/latest/developerguide/supported-iam-actions-tagging.html
    allow_on_tasks(
        role, "ecs:TagResource", conditions={"StringEquals": {"ecs:CreateAction": "RunTask"}}
    )
