"""Where tasks get their network interfaces."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from aws_cdk import aws_ec2 as ec2

from moorage.values.reach import Reach


@dataclass(frozen=True, kw_only=True)
class TaskSubnets:
    """Name the subnets of tasks, and whether a task there needs a public address to reach out.

    :attr:`moorage.foundation.network.Network.task_subnets` gives the right one for a network; write
    your own for a VPC that you bring.

    Args:
        subnets: Which subnets of the cluster's VPC. Omitted: the private subnets with egress.
        assign_public_ip: Give each task a public IPv4 address. In a public subnet a task without
            one reaches nothing
            (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html).
        security_groups: Security groups that tasks and instances join besides their own, such as
            the one that VPC endpoints answer. Omitted: none.
        dual_stack: Whether the subnets have IPv6 addresses too, so that tasks may open HTTPS
            connections to such addresses. Tasks get theirs once the account setting
            ``dualStackIPv6`` is on
            (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-account-settings.html).
        reach: What tasks in these subnets can reach, so that a service that needs more is refused
            when it is made. Omitted: what the type of the subnets tells.
    """

    subnets: ec2.SubnetSelection = field(
        default_factory=lambda: ec2.SubnetSelection(subnet_type=ec2.SubnetType.PRIVATE_WITH_EGRESS)
    )
    assign_public_ip: bool = False
    security_groups: Sequence[ec2.ISecurityGroup] = ()
    dual_stack: bool = False
    reach: Reach | None = None
