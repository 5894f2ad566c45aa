"""Cut the internet gateways of an account off, in one region."""

from typing import Literal

from aws_cdk import Annotations
from aws_cdk import aws_ec2 as ec2
from constructs import Construct

from moorage.foundation.network import Network

_MODES = {"ingress": "block-ingress", "bidirectional": "block-bidirectional"}


class BlockPublicAccess(Construct):
    """Turn on VPC Block Public Access, with an exception for the public subnets of one network.

    This holds for **every VPC of the account in the region**, not for one: other VPCs lose their
    internet-facing load balancers at once. Use it in one environment of an account, and only where
    the account belongs to that environment
    (https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa-basics.html).

    Args:
        network: Its public subnets stay open, because someone put a load balancer or NAT there.
        mode: ``ingress`` leaves NAT and egress-only gateways a way out; ``bidirectional`` does
            not, but for the exceptions.

    Example:
        >>> network = Network(stack, "Network")
        >>> closed = BlockPublicAccess(stack, "BlockPublicAccess", network=network)
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        network: Network,
        mode: Literal["ingress", "bidirectional"] = "ingress",
    ) -> None:
        super().__init__(scope, id)
        options = ec2.CfnVPCBlockPublicAccessOptions(
            self, "Options", internet_gateway_block_mode=_MODES[mode]
        )
        for number, subnet in enumerate(network.vpc.public_subnets, start=1):
            exception = ec2.CfnVPCBlockPublicAccessExclusion(
                self,
                f"Exception{number}",
                internet_gateway_exclusion_mode="allow-bidirectional",
                subnet_id=subnet.subnet_id,
            )
            # Exceptions first, so that there is no moment without the load balancer.
            options.add_resource_dependency(exception)
        Annotations.of(self).add_info(
            "Blocks public access to every VPC of this account and region, but for the public "
            "subnets of this network"
        )
