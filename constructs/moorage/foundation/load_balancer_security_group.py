"""Who may connect to a load balancer."""

from collections.abc import Sequence
from typing import cast

from aws_cdk import aws_ec2 as ec2
from constructs import Construct

from moorage.foundation.acknowledge import acknowledge

_EVERYONE = "0.0.0.0/0"


class LoadBalancerSecurityGroup(Construct):
    """Open a load balancer's ports to the given ranges, and nothing outwards.

    Each service adds its own rule outwards, in its own stack; this group's resource stays as it is.

    Args:
        vpc: The load balancer's VPC.
        ports: Listener ports. None: services open those that they need, in their own stacks.
        cidrs: IPv4 or IPv6 ranges, or an empty list for nobody. Omitted: everyone if
            internet-facing, otherwise the VPC.
        prefix_lists: Ids of prefix lists; with some, and without ranges, nobody else connects.
        dual_stack: Whether everyone includes everyone with an IPv6 address.
        internet_facing: Whether the load balancer has public addresses.
        https_outbound: Whether it may open HTTPS connections to everywhere.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        vpc: ec2.IVpc,
        ports: Sequence[int],
        cidrs: Sequence[str] | None,
        internet_facing: bool,
        prefix_lists: Sequence[str] = (),
        dual_stack: bool = False,
        https_outbound: bool = False,
    ) -> None:
        super().__init__(scope, id)
        self.security_group = ec2.SecurityGroup(
            self,
            "Resource",
            vpc=vpc,
            description="Requests to the load balancer",
            allow_all_outbound=False,
        )
        everyone = [_EVERYONE, "::/0"] if dual_stack else [_EVERYONE]
        unnamed = everyone if internet_facing else [vpc.vpc_cidr_block]
        open_to = unnamed if cidrs is None and not prefix_lists else cidrs or []
        peers = [*map(_peer, open_to), *map(ec2.Peer.prefix_list, prefix_lists)]
        for port in ports:
            for peer in peers:
                self.security_group.add_ingress_rule(
                    peer, ec2.Port.tcp(port), f"Requests on port {port}"
                )
        self._pin_egress(everyone if https_outbound else [])
        if ports and internet_facing and open_to == everyone:
            acknowledge(
                self.security_group,
                "AwsSolutions-EC23",
                "An internet-facing load balancer that is open to everyone was asked for; only its "
                "listener ports are open, and ingress_cidrs narrows them.",
            )

    def _pin_egress(self, providers: Sequence[str]) -> None:
        # The L2 drops this rule as soon as a service's stack adds one, which would change this
        # stack's template with the first service and open all egress with the last one gone: a
        # group without any egress rule in its template gets AWS's default, everything. See
        # https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-ec2-securitygroup.html
        resource = cast("ec2.CfnSecurityGroup", self.security_group.node.default_child)
        resource.security_group_egress = [
            ec2.CfnSecurityGroup.EgressProperty(
                ip_protocol="icmp",
                cidr_ip="255.255.255.255/32",
                from_port=252,
                to_port=86,
                description="Nothing outwards, but for the rules that services add",
            ),
            *(
                ec2.CfnSecurityGroup.EgressProperty(
                    ip_protocol="tcp",
                    from_port=443,
                    to_port=443,
                    description="Identity providers",
                    **{"cidr_ipv6" if ":" in cidr else "cidr_ip": cidr},
                )
                for cidr in providers
            ),
        ]


def _peer(cidr: str) -> ec2.IPeer:
    return ec2.Peer.ipv6(cidr) if ":" in cidr else ec2.Peer.ipv4(cidr)
