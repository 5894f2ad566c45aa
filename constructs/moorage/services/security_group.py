"""The security group of the tasks of a workload."""

from ipaddress import ip_network
from typing import Any

from aws_cdk import aws_ec2 as ec2
from constructs import Construct

from moorage.values.more_ports import MorePorts


def task_security_group(scope: Construct, vpc: ec2.IVpc, *, dual_stack: bool) -> ec2.SecurityGroup:
    """Make a group that nothing enters, and that only HTTPS leaves.

    Args:
        scope: The workload.
        vpc: Where its tasks run.
        dual_stack: Whether they may leave over IPv6 too.
    """
    group = ec2.SecurityGroup(
        scope,
        "SecurityGroup",
        vpc=vpc,
        description=f"Tasks of {scope.node.path}",
        allow_all_outbound=False,
    )
    # Anywhere, also in an isolated network: S3, behind its gateway endpoint, has public addresses,
    # and without a route there is nowhere else to go.
    group.add_egress_rule(ec2.Peer.any_ipv4(), ec2.Port.tcp(443), "HTTPS")
    if dual_stack:
        group.add_egress_rule(ec2.Peer.any_ipv6(), ec2.Port.tcp(443), "HTTPS")
    return group


def open_to(group: ec2.SecurityGroup, more: MorePorts) -> None:
    """Let the addresses that are named connect to more ports.

    Args:
        group: The security group of the tasks.
        more: The ports.
    """
    last = more.last or more.first
    port = {"tcp": ec2.Port.tcp_range, "udp": ec2.Port.udp_range}[more.protocol](more.first, last)
    for cidr in more.open_to:
        version = ip_network(cidr).version
        peer = ec2.Peer.ipv4(cidr) if version == 4 else ec2.Peer.ipv6(cidr)  # noqa: PLR2004
        group.add_ingress_rule(peer, port, f"{more.protocol.upper()} {more.text or more.first}")


def open_between(
    scope: Construct, *, here: str, there: str, port: int, what: str, protocol: str = "tcp"
) -> None:
    """Let one security group open connections to another, with a rule on both sides.

    The rules are made below ``scope``, so that the stack of the other group stays as it is.

    Args:
        scope: What both rules are made below.
        here: Id of the group that opens connections.
        there: Id of the group that takes them.
        port: The port.
        what: What the rules are for.
        protocol: ``tcp`` or ``udp``.
    """
    both: Any = {"ip_protocol": protocol, "from_port": port, "to_port": port, "description": what}
    ec2.CfnSecurityGroupIngress(
        scope, "Ingress", group_id=there, source_security_group_id=here, **both
    )
    ec2.CfnSecurityGroupEgress(
        scope, "Egress", group_id=here, destination_security_group_id=there, **both
    )
