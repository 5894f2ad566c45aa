"""Open a shell in a running container."""

from dataclasses import dataclass
from typing import Final

from aws_cdk import Stack
from aws_cdk import aws_iam as iam
from aws_cdk import aws_logs as logs

from moorage.foundation.acknowledge import acknowledge
from moorage.foundation.wildcard_finding import wildcard_finding
from moorage.foundation.wildcards import acknowledge_wildcards, wildcard_statement
from moorage.services.container_service import ContainerService
from moorage.services.linux_parameters import folder_in_memory
from moorage.values.need import EXEC, Need

# Where the agent writes, which ECS puts into the container:
# https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html
_WRITTEN: Final = ("/var/lib/amazon", "/var/log/amazon")
_AGENT_MIB: Final = 16


@dataclass(frozen=True, kw_only=True)
class Exec:
    """Let people with ``ecs:ExecuteCommand`` run commands in the containers of a service.

    The agent that ECS adds writes to two folders, which become writable; the rest of the root file
    system stays read-only. Every session is recorded in the log group of the cluster. See
    https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html

    Args:
        log_group: Where the cluster records sessions; take ``Cluster.exec_log_group``. Omitted:
            the cluster does not record them in CloudWatch Logs.

    Example:
        >>> shell = Exec()
        >>> api = ContainerService(stack, "Api", cluster=cluster, image=image, features=[shell])
    """

    log_group: logs.ILogGroup | None = None

    @property
    def needs(self) -> tuple[Need, ...]:
        """What the tasks must reach."""
        return (Need("ssmmessages", EXEC),)

    def attach(self, service: ContainerService) -> None:
        """Turn it on, let the task role speak to Systems Manager, and let the agent write."""
        service.resource.enable_execute_command = True
        role = service.roles.task_role
        role.add_to_principal_policy(
            wildcard_statement(
                "ssmmessages:CreateControlChannel",
                "ssmmessages:CreateDataChannel",
                "ssmmessages:OpenControlChannel",
                "ssmmessages:OpenDataChannel",
            )
        )
        acknowledge_wildcards(role)
        if service.encryption_key:
            role.add_to_principal_policy(
                iam.PolicyStatement(
                    actions=["kms:Decrypt"], resources=[service.encryption_key.key_arn]
                )
            )
        if self.log_group:
            self._let_record(role, self.log_group)

    def finish(self, service: ContainerService) -> None:
        """Let the agent write in every container with a read-only root."""
        for container in service.containers:
            if container.linux_parameters:
                for path in _WRITTEN:
                    container.linux_parameters.add_tmpfs(folder_in_memory(path, _AGENT_MIB))

    def _let_record(self, role: iam.IRole, log_group: logs.ILogGroup) -> None:
        every = Stack.of(role).format_arn(service="logs", resource="log-group:*")
        role.add_to_principal_policy(
            iam.PolicyStatement(actions=["logs:DescribeLogGroups"], resources=[every])
        )
        acknowledge(
            role,
            wildcard_finding(role, every),
            "Before a session the agent of ECS Exec lists the log groups, which cannot be limited "
            "to one (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html).",
        )
        role.add_to_principal_policy(
            iam.PolicyStatement(
                actions=["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
                resources=[log_group.log_group_arn],
            )
        )
