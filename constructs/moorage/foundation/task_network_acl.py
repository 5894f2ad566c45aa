"""A second wall around the subnets of the tasks, without a memory of connections."""

from aws_cdk import aws_ec2 as ec2
from constructs import Construct

from moorage.errors import InvalidInputError
from moorage.foundation.network import Network

_EPHEMERAL = (1024, 65535)


class TaskNetworkAcl(Construct):
    """Let the subnets of tasks talk to the VPC, and out over HTTPS alone.

    Use it where a rule of your organisation asks for network ACLs: security groups already close
    what this closes. Because a network ACL remembers nothing, replies need ports 1024 to 65535
    from anywhere
    (https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html, ephemeral ports).
    The DNS of the VPC is not filtered by it. cdk-nag's AwsSolutions-VPC3 advises against custom
    network ACLs; who uses this one acknowledges that finding.

    Args:
        network: A network with private subnets that it made itself.

    Raises:
        InvalidInputError: The network's tasks have public addresses, or its VPC is not its own.

    Example:
        >>> network = Network(stack, "Network")
        >>> acl = TaskNetworkAcl(stack, "TaskAcl", network=network)
    """

    def __init__(self, scope: Construct, id: str, *, network: Network) -> None:
        super().__init__(scope, id)
        if not network.owned or network.task_subnets.assign_public_ip:
            raise InvalidInputError(
                f"{self.node.path}.network",
                "only private subnets of our own get a network ACL",
                got="public subnets" if network.owned else "an existing VPC",
                fix="leave the network ACL out, or make a network with private subnets",
            )
        self._acl = ec2.NetworkAcl(
            self, "Acl", vpc=network.vpc, subnet_selection=network.task_subnets.subnets
        )
        self._rules = 0
        anywhere = [ec2.AclCidr.any_ipv4()]
        if network.task_subnets.dual_stack:
            anywhere.append(ec2.AclCidr.any_ipv6())
        for cidr in network.ranges:
            self._allow("Vpc", ec2.AclCidr.ipv4(cidr), ec2.AclTraffic.all_traffic())
        for block in anywhere:
            self._rule("Replies", block, ec2.AclTraffic.tcp_port_range(*_EPHEMERAL), incoming=True)
            self._rule("Https", block, ec2.AclTraffic.tcp_port(443), incoming=False)

    def _allow(self, name: str, block: ec2.AclCidr, traffic: ec2.AclTraffic) -> None:
        for incoming in (True, False):
            self._rule(name, block, traffic, incoming=incoming)

    def _rule(
        self, name: str, block: ec2.AclCidr, traffic: ec2.AclTraffic, *, incoming: bool
    ) -> None:
        self._rules += 10
        self._acl.add_entry(
            f"{name}{'In' if incoming else 'Out'}{self._rules}",
            rule_number=100 + self._rules,
            cidr=block,
            traffic=traffic,
            direction=ec2.TrafficDirection.INGRESS if incoming else ec2.TrafficDirection.EGRESS,
        )
