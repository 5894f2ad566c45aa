"""Where tasks get their network interfaces."""

from dataclasses import dataclass, field

from aws_cdk import aws_ec2 as ec2


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
    """

    subnets: ec2.SubnetSelection = field(
        default_factory=lambda: ec2.SubnetSelection(subnet_type=ec2.SubnetType.PRIVATE_WITH_EGRESS)
    )
    assign_public_ip: bool = False
